import { offsetAt } from './zone-offset.ts';

/** A stretch of real time in which a zone's clocks show the same distance to UTC. Cut at the turn of a UTC year. */
export interface ZoneSpan {
  /** Milliseconds since 1970, included. */
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
  /** Local time minus UTC. */
  readonly offsetMs: number;
  /** What it was the moment before `fromMs`: smaller when clocks were put forward then, greater when back. */
  readonly offsetBeforeMs: number;
}

/** Shorter than the shortest time between two changes: the weeks of summer time that Morocco skips in Ramadan. */
const probeMs = 5 * 86_400_000;

const years = new Map<string, readonly ZoneSpan[]>();
/** A thousand schedules look at this year and the next. */
const maxYears = 2000;

/**
 * The span that contains a moment.
 * @throws RangeError when there is no such time zone.
 */
export function spanAt(timeZone: string, atMs: number): ZoneSpan {
  const year = new Date(atMs).getUTCFullYear();
  const spans = spansOf(timeZone, year);
  const span = spans.find(({ toMs }) => atMs < toMs);
  if (span === undefined) throw new RangeError(`There is no time ${atMs}.`);
  return span;
}

function spansOf(timeZone: string, year: number): readonly ZoneSpan[] {
  const key = `${timeZone} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const found = findSpans(timeZone, Date.UTC(year, 0), Date.UTC(year + 1, 0));
  if (years.size >= maxYears) years.clear();
  years.set(key, found);
  return found;
}

function findSpans(timeZone: string, startMs: number, endMs: number): ZoneSpan[] {
  const spans: ZoneSpan[] = [];
  let fromMs = startMs;
  let offsetBeforeMs = offsetAt(timeZone, startMs - 1);
  let offsetMs = offsetAt(timeZone, startMs);
  for (let atMs = startMs; atMs < endMs;) {
    const probedMs = Math.min(atMs + probeMs, endMs - 1);
    const probedOffsetMs = offsetAt(timeZone, probedMs);
    if (probedOffsetMs !== offsetMs) {
      const changeMs = findChange(timeZone, atMs, probedMs);
      spans.push({ fromMs, toMs: changeMs, offsetMs, offsetBeforeMs });
      [fromMs, offsetBeforeMs, offsetMs] = [changeMs, offsetMs, probedOffsetMs];
    }
    atMs = probedMs === endMs - 1 ? endMs : probedMs;
  }
  spans.push({ fromMs, toMs: endMs, offsetMs, offsetBeforeMs });
  return spans;
}

/** The first whole second with another offset than at `fromMs`; at `toMs` it is another. */
function findChange(timeZone: string, fromMs: number, toMs: number): number {
  const before = offsetAt(timeZone, fromMs);
  let [low, high] = [Math.floor(fromMs / 1000), Math.ceil(toMs / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(timeZone, middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}
