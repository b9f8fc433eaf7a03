import { goUnitMs } from '../go-unit-ms.ts';

const bases: readonly (readonly [RegExp, number])[] = [
  [/^0x[\da-f]+$/i, 16],
  [/^0b[01]+$/i, 2],
  [/^0o?[0-7]+$/i, 8],
  [/^(0|[1-9]\d*)$/, 10],
];
const durationPart = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/y;
const unitMs: Readonly<Record<string, number>> = { ...goUnitMs, d: 86_400_000, w: 604_800_000 };
/** A number that a person or a program writes is shorter. */
const maxLength = 400;

/** A whole number as Go's strconv reads it with base 0: decimal, `0x1f`, `0o17`, `017`, `0b11`, with a sign. */
export function readInteger(text: string): bigint | undefined {
  if (text.length > maxLength) return undefined;
  const digits = text.replace(/^[+-]/, '');
  const base = bases.find(([form]) => form.test(digits))?.[1];
  if (base === undefined) return undefined;
  const plain = base === 8 ? `0o${digits.replace(/^0o?/i, '') || '0'}` : digits.toLowerCase();
  const value = BigInt(plain);
  return text.startsWith('-') ? -value : value;
}

/** A duration in milliseconds, as Go writes it (`1h30m`, `1.5s`, `300ms`) and with days and weeks (`14d`). */
export function readDuration(text: string): number | undefined {
  if (text.length > maxLength) return undefined;
  const isNegative = text.startsWith('-');
  let at = /^[+-]/.test(text) ? 1 : 0;
  let totalMs = 0;
  if (at === text.length) return undefined;
  while (at < text.length) {
    durationPart.lastIndex = at;
    const [whole, count, unit = ''] = durationPart.exec(text) ?? [];
    if (whole === undefined) return undefined;
    totalMs += Number(count) * (unitMs[unit] ?? 0);
    at += whole.length;
  }
  return isNegative ? -totalMs : totalMs;
}

/** What `<` and its like compare: durations as milliseconds, whole numbers, fractions. */
export function readNumber(text: string): number | undefined {
  const duration = readDuration(text);
  if (duration !== undefined) return duration;
  const integer = readInteger(text);
  if (integer !== undefined) return Number(integer);
  const isFraction = text.length <= maxLength && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  return isFraction ? Number(text) : undefined;
}

/** Milliseconds as hours, minutes and seconds: `24h`, `1h30m`, `0s`. */
export function durationText(ms: number): string {
  const seconds = Math.trunc(Math.abs(ms) / 1000);
  const parts = [
    [Math.trunc(seconds / 3600), 'h'],
    [Math.trunc(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const text = parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
  return text === '' ? '0s' : `${ms < 0 ? '-' : ''}${text}`;
}
