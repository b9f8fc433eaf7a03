/** What one part may hold. */
export interface PartRange {
  readonly from: number;
  readonly to: number;
  /** Reads one value, when they are not plain numbers. */
  readonly read?: (text: string) => number | undefined;
}

/**
 * The numbers of a list of values, ranges (`1..5`) and repetitions (`5/15`, `1..10/2`), ascending; undefined when it is none.
 * A repetition without an end goes to the end of the range.
 */
export function parsePart(text: string, range: PartRange): number[] | undefined {
  const found = new Set<number>();
  for (const term of text.split(',')) {
    const numbers = parseTerm(term, range);
    if (numbers === undefined) return undefined;
    for (const number of numbers) found.add(number);
  }
  return [...found].toSorted((left, right) => left - right);
}

function parseTerm(term: string, range: PartRange): number[] | undefined {
  const [span = '', stepText, ...more] = term.split('/');
  const step = stepText === undefined ? 1 : wholeNumber(stepText);
  if (more.length > 0 || step === undefined || step === 0) return undefined;
  if (span === '*') return numbersOf(range.from, range.to, step);
  const [fromText = '', toText, ...others] = span.split('..');
  const from = parseValue(fromText, range);
  if (from === undefined || others.length > 0) return undefined;
  if (toText === undefined) return numbersOf(from, stepText === undefined ? from : range.to, step);
  const to = parseValue(toText, range);
  return to === undefined || to < from ? undefined : numbersOf(from, to, step);
}

function parseValue(text: string, { from, to, read = wholeNumber }: PartRange): number | undefined {
  const value = read(text);
  return value === undefined || value < from || value > to ? undefined : value;
}

export function wholeNumber(text: string): number | undefined {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}

function numbersOf(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}
