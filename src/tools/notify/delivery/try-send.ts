import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { ChannelMemory, SendContext, SendOutcome } from '../channels/channel.ts';
import type { Message } from '../message/message.ts';
import { type Reason, reasonOf, saidOf } from '../reason.ts';
import { networkWords } from './network-words.ts';
import type { AnyChannel } from './destination-list.ts';
import { redactSecrets, type SettingValues } from '#kernel/settings/secret-settings.ts';

/** Longer than a channel's own deadline: this one is for a channel that forgot it. */
const deadlineMs = 20_000;

export interface TryOptions {
  readonly channel: AnyChannel;
  readonly settings: SettingValues;
  readonly memory: ChannelMemory;
  readonly attempt: number;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
  readonly vapidKeys: SendContext['vapidKeys'];
}

export interface Tried {
  readonly outcome: SendOutcome;
  readonly atMs: number;
  readonly durationMs: number;
}

/** One try, with a deadline. What is said of it holds no secret. */
export async function trySend(message: Message, options: TryOptions): Promise<Tried> {
  const { clock, channel, settings } = options;
  const atMs = clock.now();
  const startMs = clock.monotonic();
  const outcome = await sendOnce(message, options, atMs);
  const durationMs = Math.round(clock.monotonic() - startMs);
  if (outcome.kind === 'sent') return { outcome, atMs, durationMs };
  const { en, es } = reasonOf(outcome);
  const clean = (text: string) => shortened(redactSecrets(channel.settings, settings, text));
  return { outcome: { ...outcome, reason: clean(en), reasonEs: clean(es) }, atMs, durationMs };
}

const longestReason = 600;
const longestEnd = 200;
/** An answer longer than this may have been cut off while it was read, in the middle of a secret. */
const surelyWhole = 20_000;

/** Only after secrets are taken out: a piece of one would not be known. What stands at the end is advice. */
function shortened(reason: string): string {
  if (reason.length <= longestReason) return reason;
  const end = reason.length < surelyWhole ? reason.slice(-longestEnd) : '';
  return `${reason.slice(0, longestReason - end.length)} … ${end}`.trim();
}

async function sendOnce(message: Message, options: TryOptions, nowMs: number): Promise<SendOutcome> {
  const { channel, settings, memory, attempt, fetch, clock, log, vapidKeys } = options;
  const parsed = channel.settings.safeParse(settings);
  if (!parsed.success) return { kind: 'refused', isBroken: true, ...saidOf(incomplete) };
  const late = new AbortController();
  const signal = AbortSignal.any([options.signal, late.signal]);
  const stopped = Promise.withResolvers<SendOutcome>();
  const giveUp = () => stopped.resolve({ kind: 'retry', ...saidOf(noAnswer) });
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) return { kind: 'retry', ...saidOf(stopping) };
  const cancel = clock.after(deadlineMs, () => late.abort());
  const context = { fetch, signal, nowMs, attempt, memory, log, vapidKeys };
  const sending = (async () => channel.send(message, parsed.data, context))().catch(inWords);
  try {
    return await Promise.race([sending, stopped.promise]);
  } finally {
    cancel();
    // A signal made of others lives as long as they do while anybody listens to it.
    signal.removeEventListener('abort', giveUp);
  }
}

function inWords(error: unknown): SendOutcome {
  return { kind: 'retry', ...saidOf(networkWords(error)) };
}

const incomplete: Reason = {
  en: 'The settings are not complete. Fill them in again.',
  es: 'Los ajustes no están completos. Vuelve a rellenarlos.',
};
const noAnswer: Reason = {
  en: `No answer within ${deadlineMs / 1000} s.`,
  es: `Sin respuesta en ${deadlineMs / 1000} s.`,
};
const stopping: Reason = { en: 'NEXUS is stopping.', es: 'NEXUS se está deteniendo.' };
