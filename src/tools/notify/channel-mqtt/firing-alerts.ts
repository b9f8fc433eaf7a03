import type { Severity } from '#contracts/notify/alert.ts';
import type { ChannelMemory } from '../channels/channel.ts';
import type { Message } from '../message/message.ts';

/** What fires as far as a destination was told: fingerprint to severity. */
export type FiringAlerts = ReadonlyMap<string, Severity>;

const key = 'firing';

/** Undefined before the first message. */
export async function rememberedAlerts(memory: ChannelMemory): Promise<FiringAlerts | undefined> {
  const text = await memory.get(key);
  return text === undefined ? undefined : new Map(JSON.parse(text));
}

export function rememberAlerts(memory: ChannelMemory, firing: FiringAlerts): Promise<void> {
  return memory.set(key, JSON.stringify([...firing]));
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
