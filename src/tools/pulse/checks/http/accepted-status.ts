export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** Reads `200-299, 401, 5xx`. Undefined: it is no such list. */
export function parseAcceptedStatus(text: string): StatusRange[] | undefined {
  const ranges = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(parseRange);
  const known = ranges.filter((range) => range !== undefined);
  return known.length === ranges.length && known.length > 0 ? known : undefined;
}

function parseRange(text: string): StatusRange | undefined {
  const [, hundreds] = /^([1-5])xx$/i.exec(text) ?? [];
  if (hundreds !== undefined) return { from: Number(hundreds) * 100, to: Number(hundreds) * 100 + 99 };
  const [, from, to = from] = /^([1-9]\d\d)(?:-([1-9]\d\d))?$/.exec(text) ?? [];
  return from !== undefined && Number(from) <= Number(to)
    ? { from: Number(from), to: Number(to) }
    : undefined;
}

export function isAccepted(ranges: readonly StatusRange[], status: number): boolean {
  return ranges.some(({ from, to }) => from <= status && status <= to);
}
