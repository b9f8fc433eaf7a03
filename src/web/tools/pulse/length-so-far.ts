const secondMs = 1000;

/** How long it lasted, or lasts. What goes on does so for a second at least: the clock of a server can be ahead. */
export function lengthSoFarMs(startedMs: number, endedMs: number | null, nowMs: number): number {
  return endedMs === null ? Math.max(nowMs - startedMs, secondMs) : endedMs - startedMs;
}
