export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** Reads a list with commas or spaces between. Undefined: one of its parts is none, or it has none. */
export function parseRanges(
  text: string,
  parsePart: (part: string) => NumberRange | undefined,
): NumberRange[] | undefined {
  const ranges = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(parsePart);
  const known = ranges.filter((range) => range !== undefined);
  return known.length === ranges.length && known.length > 0 ? known : undefined;
}

export function isWithin(ranges: readonly NumberRange[], number: number): boolean {
  return ranges.some(({ from, to }) => from <= number && number <= to);
}
