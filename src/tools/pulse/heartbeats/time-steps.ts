export const hourMs = 3_600_000;
export const hoursInDay = 24;
export const dayMs = hoursInDay * hourMs;
/** The longest that is summed up. */
export const daysInLong = 16;

/** Hours and days since the epoch, UTC. */
export function hourOf(atMs: number): number {
  return Math.floor(atMs / hourMs);
}

export function dayOfHour(hour: number): number {
  return Math.floor(hour / hoursInDay);
}

const [secondMs, minuteMs] = [1000, 60_000];

/** What a point of a series may be long. */
const niceSteps = [
  ...[1, 2, 5, 10, 20, 30].map((seconds) => seconds * secondMs),
  ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 4, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 7, 14, 28, 56, 91, 182, 364].map((days) => days * dayMs),
];

/** The shortest step that needs at most so many points. Points begin at whole multiples of it. */
export function stepFor(fromMs: number, toMs: number, points: number): number {
  const least = (toMs - fromMs) / points;
  const longest = niceSteps.at(-1) ?? dayMs;
  return (
    niceSteps.find((step) => step >= least && countOf(fromMs, toMs, step) <= points) ??
    Math.ceil(least / longest + 1) * longest
  );
}

/** How many multiples of the step have a part of the time. */
function countOf(fromMs: number, toMs: number, stepMs: number): number {
  return Math.ceil(toMs / stepMs) - Math.floor(fromMs / stepMs);
}
