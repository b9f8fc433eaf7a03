import type { SendContext, SendOutcome } from '../channels/channel.ts';
import { classifyAnswer, type AnswerWords, type ReceiverAnswer } from './classify-answer.ts';

export interface Posting {
  readonly url: string;
  readonly method?: 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text or bytes. */
  readonly body: object | string | Uint8Array<ArrayBuffer>;
}

type Way = Pick<SendContext, 'fetch' | 'signal'>;

/** Sends one request and puts the answer, or its absence, into an outcome. */
export async function post(
  posting: Posting,
  context: Way & Pick<SendContext, 'nowMs'>,
  words: AnswerWords,
): Promise<SendOutcome> {
  return classifyAnswer(await exchange(posting, context), words, context.nowMs);
}

/** Sends one request; the answer as it came. Throws where none comes. */
export async function exchange(
  { url, method = 'POST', headers = {}, body }: Posting,
  { fetch, signal }: Way,
): Promise<ReceiverAnswer> {
  const isReady = typeof body === 'string' || body instanceof Uint8Array;
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', 'user-agent': 'NEXUS-Notify', ...headers },
    body: isReady ? body : JSON.stringify(body),
    redirect: 'manual',
    signal,
  });
  const header = (name: string) => answer.headers.get(name);
  return { status: answer.status, header, text: await answer.text() };
}

/** Without the slash at the end, so that paths can be put behind it. */
export function baseOf(url: string): string {
  return url.replace(/\/+$/, '');
}
