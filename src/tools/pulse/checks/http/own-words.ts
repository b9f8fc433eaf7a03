import { detailOf } from '../reasons.ts';
import type { Header } from './header-lines.ts';
import type { HttpAnswer } from './http-message.ts';

/** What an answer says of itself, for a person: the title of a page, the message in JSON, the start of a text. */
export function ownWords(answer: HttpAnswer, secrets: readonly string[]): string {
  if (answer.headers['content-encoding'] !== undefined) return '';
  const text = answer.body.toString('utf8');
  return detailOf(withoutSecrets(wordsOf(text, answer.headers['content-type'] ?? ''), secrets));
}

export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}

/** As a target may repeat them, the longest first. What a header says after a scheme (`Bearer …`) is a secret also without it. */
export function secretTexts(headers: readonly Header[], password = ''): string[] {
  const values = headers.flatMap(([, value]) => [value, value.replace(/^\w+ +/, '')]);
  const all = [password, ...values].flatMap((value) => [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value.toWellFormed()),
  ]);
  return [...new Set(all)].filter((secret) => secret.length >= 3).toSorted((a, b) => b.length - a.length);
}

function wordsOf(text: string, type: string): string {
  if (/html/i.test(type) || /^\s*<(!doctype|html)/i.test(text))
    return /<title[^>]{0,200}>([^<]{1,300})/i.exec(text)?.[1] ?? '';
  return /^(text\/|application\/(problem\+)?json)/i.test(type) || type === '' ? text.slice(0, 1200) : '';
}
