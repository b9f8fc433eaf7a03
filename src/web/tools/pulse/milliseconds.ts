import type { Formats } from '../../ui/format/use-format.ts';

/** A response time: `3.4 ms`, `812 ms`, `12 s`. */
export function milliseconds(value: number, format: Pick<Formats, 'count' | 'duration'>): string {
  if (value >= 10_000) return format.duration(value);
  return `${format.count(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} ms`;
}
