import type { SendOutcome } from '../channels/channel.ts';
import { jsonOf } from '../json-of.ts';

/** What a receiver answered, read whole and bounded. */
export interface ReceiverAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export interface AnswerWords {
  /** As in "Discord". */
  readonly receiver: string;
  /** Answers that no message gets past until somebody changes the settings; 401, 403, 404 and 410 unless said otherwise. */
  readonly broken?: readonly number[];
  /** What to do about it, in a sentence. */
  readonly advice: string;
  /** The receiver's own words, taken out of the body. */
  readonly wordsOf?: (body: unknown) => string | undefined;
  /** A pause that stands in the body, in milliseconds. */
  readonly pauseOf?: (body: unknown) => number | undefined;
}

const brokenUsually = [401, 403, 404, 410];

/**
 * 2xx: taken. 429 and 503 with a pause: later, as asked. 408, 425, 5xx: later. 401, 403, 404, 410: nothing gets through until
 * somebody changes something. Anything else: this message is refused, and would be again.
 */
export function classifyAnswer(answer: ReceiverAnswer, words: AnswerWords, nowMs: number): SendOutcome {
  const { status: code, text } = answer;
  if (code >= 200 && code < 300) return { kind: 'sent', code };
  const body = jsonOf(text);
  const said = words.wordsOf?.(body) ?? plainWords(text);
  const what = `${words.receiver} answered ${code}${said === '' ? '' : `: ${said}`}`;
  const afterMs = words.pauseOf?.(body) ?? retryAfterMs(answer.header('retry-after'), nowMs);
  if (code === 429 || (code === 503 && afterMs !== undefined))
    return { kind: 'retry', code, reason: what, ...(afterMs !== undefined && { afterMs }) };
  if (code >= 500 || code === 408 || code === 425) return { kind: 'retry', code, reason: what };
  if (code >= 300 && code < 400)
    return {
      kind: 'refused',
      code,
      isBroken: true,
      reason: `${what}. Its address has moved: enter the new one.`,
    };
  const isBroken = (words.broken ?? brokenUsually).includes(code);
  return { kind: 'refused', code, isBroken, reason: isBroken ? `${what}. ${words.advice}` : what };
}

/** Seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(value: string | null, nowMs: number): number | undefined {
  if (value === null || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds >= 0 ? Math.ceil(seconds * 1000) : undefined;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

/** Pages of proxies are no words. */
function plainWords(text: string): string {
  return /^\s*</.test(text) ? '' : text.replaceAll(/\s+/g, ' ').trim();
}
