const dayMs = 86_400_000;

export const minuteMs = 60_000;

/** How finely usage is kept, and how long: the finest first. Each length is a whole multiple of the ones before. */
export const keptSteps = [
  { stepMs: minuteMs, keptMs: 14 * dayMs, kind: 'minutes' },
  { stepMs: 5 * minuteMs, keptMs: 56 * dayMs, kind: 'spans' },
  { stepMs: 60 * minuteMs, keptMs: 400 * dayMs, kind: 'spans' },
] as const;

export type KeptStep = (typeof keptSteps)[number];

/**
 * Minutes are sealed into blocks of this length, which begin at whole multiples of it. Shorter ones fill the pages of a database
 * badly; longer ones leave more to be read minute by minute.
 */
export const blockMs = 12 * 60 * minuteMs;

export const eventsKeptMs = 100 * dayMs;
