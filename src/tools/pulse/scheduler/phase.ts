/** Where in its interval something is due: from 0 to 1, the same for an id everywhere and for ever, and even over many ids. */
export function shareOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1)
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  // FNV-1a leaves the upper bits of similar ids alike; the finish of MurmurHash3 spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The times at which something is due: `phaseMs + n · intervalMs` since the epoch, so that restarts do not move them. */
export interface Grid {
  readonly phaseMs: number;
  readonly intervalMs: number;
}

export function gridOf(id: string, intervalMs: number): Grid {
  return { phaseMs: Math.floor(shareOf(id) * intervalMs), intervalMs };
}

/** The first time of the grid behind `ms`. */
export function slotAfter({ phaseMs, intervalMs }: Grid, ms: number): number {
  return phaseMs + (Math.floor((ms - phaseMs) / intervalMs) + 1) * intervalMs;
}

/** The last time of the grid that is not behind `ms`. */
export function slotAtOrBefore(grid: Grid, ms: number): number {
  return slotAfter(grid, ms) - grid.intervalMs;
}
