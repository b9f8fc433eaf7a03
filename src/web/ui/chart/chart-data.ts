import type { Formats } from '../format/use-format.ts';

export type ChartUnit = 'percent' | 'bytes' | 'bytes-per-second' | 'milliseconds' | 'count';

export interface ChartSeries {
  label: string;
  /** As many as there are times; `null` is a gap. */
  values: readonly (number | null)[];
  /** In place of the one that its turn gives it, where that is too near to another. */
  colour?: SeriesColour;
}

export type SeriesColour = 'accent-ink' | 'working' | 'degraded' | 'up' | 'idle' | 'down';

export interface ChartMark {
  atMs: number;
  label: string;
  kind?: 'deploy' | 'restart' | 'incident' | 'note';
}

export interface Extent {
  last: number | null;
  lowest: number;
  highest: number;
}

/** `null` where nothing was measured. */
export function extentOf(values: readonly (number | null)[]): Extent | null {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return lowest > highest ? null : { last: values.at(-1) ?? null, lowest, highest };
}

const unitFormats: Record<ChartUnit, (value: number, format: Formats) => string> = {
  percent: (value, format) => format.percent(value),
  bytes: (value, format) => format.bytes(value),
  'bytes-per-second': (value, format) => `${format.bytes(value)}/s`,
  milliseconds: (value, format) =>
    value < 10_000 ? `${format.count(Math.round(value))} ms` : format.duration(value),
  count: (value, format) => format.count(value),
};

export function formatUnit(value: number, unit: ChartUnit, format: Formats): string {
  return unitFormats[unit](value, format);
}

const binarySteps = Array.from({ length: 51 }, (_, power) => 2 ** power);

/** Steps between the lines of the value axis; bytes are counted in powers of two. `undefined`: the usual decimal ones. */
export function axisSteps(unit: ChartUnit): number[] | undefined {
  return unit === 'bytes' || unit === 'bytes-per-second' ? binarySteps : undefined;
}

/** The top of the value axis: 100 only when a percentage comes near it, and never a flat zero. */
export function scaleTop(highest: number, unit: ChartUnit): number {
  if (!Number.isFinite(highest) || highest <= 0) return unit === 'percent' ? 10 : 1;
  const roomy = highest * 1.12;
  return unit === 'percent' && highest <= 100 ? Math.min(Math.max(roomy, 1), 100) : roomy;
}

/** Places of the values that have a gap on both sides. */
export function lonePoints(values: readonly (number | null | undefined)[]): number[] {
  const isGap = (place: number) => (values[place] ?? null) === null;
  return [...values.keys()].filter((place) => !isGap(place) && isGap(place - 1) && isGap(place + 1));
}

/** Each series on top of those before it; a gap in one is a gap in all above. */
export function stack(series: readonly ChartSeries[]): (number | null)[][] {
  let below: readonly (number | null)[] | undefined;
  return series.map(({ values }) => {
    const base = below;
    const sums = values.map((value, index) => {
      const under = base ? (base[index] ?? null) : 0;
      return value === null || under === null ? null : value + under;
    });
    below = sums;
    return sums;
  });
}
