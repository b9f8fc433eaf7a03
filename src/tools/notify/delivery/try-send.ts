import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { ChannelMemory, SendContext, SendOutcome } from '../channels/channel.ts';
import type { Message } from '../message/message.ts';
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
  const reason = shortened(redactSecrets(channel.settings, settings, outcome.reason));
  return { outcome: { ...outcome, reason }, atMs, durationMs };
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
  if (!parsed.success)
    return { kind: 'refused', isBroken: true, reason: 'The settings are not complete. Fill them in again.' };
  const late = new AbortController();
  const signal = AbortSignal.any([options.signal, late.signal]);
  const stopped = Promise.withResolvers<SendOutcome>();
  const reason = `No answer within ${deadlineMs / 1000} s.`;
  const giveUp = () => stopped.resolve({ kind: 'retry', reason });
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) return { kind: 'retry', reason: 'NEXUS is stopping.' };
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
  const causes: string[] = [];
  for (let each: unknown = error; each instanceof Error && causes.length < 3; each = each.cause)
    causes.push(each.message);
  const said = causes.filter((text) => text !== '').join(': ');
  return { kind: 'retry', reason: `It could not be sent: ${said || 'the connection failed'}` };
}
