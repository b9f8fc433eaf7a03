import { type NumberRange, parseRanges } from '../number-ranges.ts';

/** Reads `1000, 1001, 3000-3999` (RFC 6455, 7.4). Undefined: it is no such list. */
export function parseCloseCodes(text: string): NumberRange[] | undefined {
  return parseRanges(text, (part) => {
    const [, from, to = from] = /^([1-4]\d{3})(?:-([1-4]\d{3}))?$/.exec(part) ?? [];
    return from === undefined ? undefined : { from: Number(from), to: Number(to) };
  });
}
