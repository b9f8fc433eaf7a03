import type { SendContext, SendOutcome } from '../channels/channel.ts';
import { classifyAnswer, type AnswerWords } from './classify-answer.ts';

export interface Posting {
  readonly url: string;
  readonly method?: 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body: object | string;
}

/** Sends one request and puts the answer, or its absence, into an outcome. */
export async function post(
  { url, method = 'POST', headers = {}, body }: Posting,
  { fetch, signal, nowMs }: Pick<SendContext, 'fetch' | 'signal' | 'nowMs'>,
  words: AnswerWords,
): Promise<SendOutcome> {
  const isText = typeof body === 'string';
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', 'user-agent': 'NEXUS-Notify', ...headers },
    body: isText ? body : JSON.stringify(body),
    redirect: 'manual',
    signal,
  });
  const text = await answer.text();
  const header = (name: string) => answer.headers.get(name);
  return classifyAnswer({ status: answer.status, header, text }, words, nowMs);
}

/** Without the slash at the end, so that paths can be put behind it. */
export function baseOf(url: string): string {
  return url.replace(/\/+$/, '');
}
