/** When a release of a distribution stops getting security fixes that everybody gets. */
export interface EndOfLife {
  /** The first moment without support. */
  readonly untilMs: number;
  /** The release, for a person. */
  readonly title: string;
}

/** By `releaseKey`. */
export type EndOfLifeTable = ReadonlyMap<string, EndOfLife>;

export function releaseKey(id: string, release: string): string {
  return `${id} ${release}`;
}

/** The end of a day, from `2026-11-30`; undefined for what is no day. */
export function endOfDayMs(day: string): number | undefined {
  const startMs = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // The 31st of June is read as the 1st of July.
  const isDay = !Number.isNaN(startMs) && new Date(startMs).toISOString().startsWith(day);
  return isDay ? startMs + 24 * 60 * 60 * 1000 : undefined;
}
