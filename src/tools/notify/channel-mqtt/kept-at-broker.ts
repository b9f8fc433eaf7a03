import type { Severity } from '#contracts/notify/alert.ts';
import type { ChannelMemory } from '../channels/channel.ts';
import type { Message } from '../message/message.ts';

/** What fires as far as a destination was told: fingerprint to severity. */
export type FiringAlerts = ReadonlyMap<string, Severity>;

/** What a broker keeps of us, and where. */
export interface KeptAtBroker {
  readonly prefix: string;
  /** Undefined: Home Assistant was told nothing. */
  readonly discovery: string | undefined;
  readonly firing: FiringAlerts;
}

const key = 'kept';

/** Undefined before the first message. */
export async function readKept(memory: ChannelMemory): Promise<KeptAtBroker | undefined> {
  const text = await memory.get(key);
  if (text === undefined) return undefined;
  const { prefix, discovery, firing } = JSON.parse(text);
  return { prefix, discovery, firing: new Map(firing) };
}

export function writeKept(memory: ChannelMemory, kept: KeptAtBroker): Promise<void> {
  return memory.set(key, JSON.stringify({ ...kept, firing: [...kept.firing] }));
}

export function afterMessage(firing: FiringAlerts, { alerts }: Pick<Message, 'alerts'>): FiringAlerts {
  const next = new Map(firing);
  for (const { fingerprint, severity, isFiring } of alerts)
    if (isFiring) next.set(fingerprint, severity);
    else next.delete(fingerprint);
  return next;
}

const fromWorst: readonly Severity[] = ['critical', 'warning', 'info'];

export function worstOf(firing: FiringAlerts): Severity | null {
  const present = new Set(firing.values());
  return fromWorst.find((severity) => present.has(severity)) ?? null;
}
