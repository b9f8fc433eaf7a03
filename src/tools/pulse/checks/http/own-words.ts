import { detailOf } from '../reasons.ts';
import { withoutSecrets } from '../secret-texts.ts';
import type { HttpAnswer } from './http-message.ts';

/** What an answer says of itself, for a person: the title of a page, the message in JSON, the start of a text. */
export function ownWords(answer: HttpAnswer, secrets: readonly string[]): string {
  if (answer.headers['content-encoding'] !== undefined) return '';
  const text = answer.body.toString('utf8');
  return detailOf(withoutSecrets(wordsOf(text, answer.headers['content-type'] ?? ''), secrets));
}

function wordsOf(text: string, type: string): string {
  if (/html/i.test(type) || /^\s*<(!doctype|html)/i.test(text))
    return /<title[^>]{0,200}>([^<]{1,300})/i.exec(text)?.[1] ?? '';
  return /^(text\/|application\/(problem\+)?json)/i.test(type) || type === '' ? text.slice(0, 1200) : '';
}
