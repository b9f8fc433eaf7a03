import { type RefusalKind, WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';

/** A reply of RESP 2, the protocol of Redis and Valkey, as far as it is text: lists are not read. */
export type RespReply = string | null;

export function command(...words: readonly string[]): string {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join('')}`;
}

/** @throws WireRefusal for an error reply, WireFormatError, WireClosed */
export async function readReply(wire: Wire): Promise<RespReply> {
  const line = await wire.readLine();
  const rest = line.slice(1);
  if (line.startsWith('+') || line.startsWith(':')) return rest;
  if (line.startsWith('-')) throw new WireRefusal(kindOf(rest), rest);
  if (!line.startsWith('$') || !/^(-1|\d{1,10})$/.test(rest))
    throw new WireFormatError('It does not answer as Redis does.');
  const length = Number(rest);
  if (length < 0) return null;
  const text = await wire.read(length + 2);
  return text.toString('utf8', 0, length);
}

/** Errors start with a word of their own. */
function kindOf(words: string): RefusalKind {
  if (/^(NOAUTH|WRONGPASS|NOPERM|DENIED)\b|invalid password|without any password/i.test(words))
    return 'login';
  if (/^LOADING\b/.test(words)) return 'starting';
  return /max(imum)? number of clients/i.test(words) ? 'busy' : 'other';
}
