import type { SendOutcome } from '../channels/channel.ts';
import { inBoth, type Reason, saidOf } from '../reason.ts';
import { jsonOf } from '../json-of.ts';

/** What a receiver answered, read whole and bounded. */
export interface ReceiverAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export interface AnswerWords {
  /** As in "Discord". */
  readonly receiver: string | Reason;
  /** Answers that no message gets past until somebody changes the settings; 401, 403, 404 and 410 unless said otherwise. */
  readonly broken?: readonly number[];
  /** What to do about it, in a sentence. */
  readonly advice: Reason;
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
  const what = answered(words.receiver, code, words.wordsOf?.(body) ?? plainWords(text));
  const afterMs = words.pauseOf?.(body) ?? retryAfterMs(answer.header('retry-after'), nowMs);
  if (code === 429 || (code === 503 && afterMs !== undefined))
    return { kind: 'retry', code, ...saidOf(what), ...(afterMs !== undefined && { afterMs }) };
  if (code >= 500 || code === 408 || code === 425) return { kind: 'retry', code, ...saidOf(what) };
  if (code >= 300 && code < 400)
    return {
      kind: 'refused',
      code,
      isBroken: true,
      ...saidOf(inBoth(what, '. ', moved)),
    };
  const isBroken = (words.broken ?? brokenUsually).includes(code);
  return { kind: 'refused', code, isBroken, ...saidOf(isBroken ? inBoth(what, '. ', words.advice) : what) };
}

const moved: Reason = {
  en: 'Its address has moved: enter the new one.',
  es: 'Su dirección ha cambiado: escribe la nueva.',
};

function answered(receiver: string | Reason, code: number, said: string): Reason {
  const { en, es } = typeof receiver === 'string' ? { en: receiver, es: receiver } : receiver;
  const words = said === '' ? '' : `: ${said}`;
  return { en: `${en} answered ${code}${words}`, es: `${es} respondió ${code}${words}` };
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
