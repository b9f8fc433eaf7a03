export interface FoundDate {
  readonly numbers: readonly string[];
  /** As written, each digit a 0. */
  readonly form: string;
  /** Where the text goes on. */
  readonly end: number;
}

const day = String.raw`(0[1-9]|[12]\d|3[01])`;
const time = String.raw`(?:T?([01]\d|2[0-3])-?([0-5]\d)(?:-?([0-5]\d))?Z?)?`;
/** `20240105`, `202401`, `2025-08-05`, `20240105123000`, `2024-01-05T12-30-00Z`. */
const written = new RegExp(String.raw`((?:199|20\d)\d)([-_]?)(0[1-9]|1[0-2])(?:\2${day}${time})?(?!\d)`, 'y');
/** Seconds since 1970: from 2001 on they have ten digits. */
const seconds = /[12]\d{9}(?!\d)/y;
const year = /^(?:199|20\d)\d$/;
const packedDay = new RegExp(String.raw`^(?:199|20\d)\d(?:0[1-9]|1[0-2])${day}$`);

/** A date that starts at this place and is written in another way than with dots. */
export function readDate(text: string, start: number): FoundDate | undefined {
  written.lastIndex = start;
  seconds.lastIndex = start;
  const found = written.exec(text);
  if (found === null) return secondsAt(text, start);
  const [whole, first = '', , ...others] = found;
  const numbers = [first, ...others].filter((part) => part !== undefined);
  return { numbers, form: digitless(whole), end: start + whole.length };
}

function secondsAt(text: string, start: number): FoundDate | undefined {
  const whole = seconds.exec(text)?.[0];
  return whole === undefined
    ? undefined
    : { numbers: [whole], form: digitless(whole), end: start + whole.length };
}

function digitless(text: string): string {
  return text.replaceAll(/\d/g, '0');
}

/** What a first number says: years do not count releases. */
export function isYear(digits: string): boolean {
  return year.test(digits);
}

/** Eight digits that are a day, as in `1.2.3-slim-20240105`. */
export function isPackedDay(digits: string): boolean {
  return packedDay.test(digits);
}
