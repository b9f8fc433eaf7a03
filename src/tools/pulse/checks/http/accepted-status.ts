import { type NumberRange, parseRanges } from '../number-ranges.ts';

/** Reads `200-299, 401, 5xx`. Undefined: it is no such list. */
export function parseAcceptedStatus(text: string): NumberRange[] | undefined {
  return parseRanges(text, parseRange);
}

function parseRange(text: string): NumberRange | undefined {
  const [, hundreds] = /^([1-5])xx$/i.exec(text) ?? [];
  if (hundreds !== undefined) return { from: Number(hundreds) * 100, to: Number(hundreds) * 100 + 99 };
  const [, from, to = from] = /^([1-9]\d\d)(?:-([1-9]\d\d))?$/.exec(text) ?? [];
  return from !== undefined && Number(from) <= Number(to)
    ? { from: Number(from), to: Number(to) }
    : undefined;
}
