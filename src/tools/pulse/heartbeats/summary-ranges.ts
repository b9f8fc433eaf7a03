import { daily, hourly, longly, type SummaryRange } from './summary-store.ts';
import { daysInLong, hoursInDay } from './time-steps.ts';

const levels = [
  { step: hourly, size: 1 },
  { step: daily, size: hoursInDay },
  { step: longly, size: hoursInDay * daysInLong },
] as const;

/** The fewest summaries that make up the hours from `from` on, `to` not included: the long ones in the middle. */
export function rangesBetween(from: number, to: number, level = levels.length - 1): SummaryRange[] {
  const { step, size } = levels[level] ?? levels[0];
  const first = Math.ceil(from / size);
  const end = Math.floor(to / size);
  const whole = { step, from: first, to: end };
  if (level === 0) return first < end ? [whole] : [];
  if (first >= end) return rangesBetween(from, to, level - 1);
  return [
    ...rangesBetween(from, first * size, level - 1),
    whole,
    ...rangesBetween(end * size, to, level - 1),
  ];
}
