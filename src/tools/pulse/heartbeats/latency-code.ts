/** Below this, tenths of a millisecond count. */
const fineMs = 10;
const tenths = 10;
const coarseFrom = fineMs * tenths - fineMs;
/** A day: nothing that answers takes longer. */
const mostMs = 86_400_000;

/** A latency as a whole number that is small: tenths of a millisecond at first, whole ones from 10 ms on. */
export function toLatencyCode(latencyMs: number | null): number | null {
  if (latencyMs === null || !Number.isFinite(latencyMs)) return null;
  const ms = Math.max(0, Math.min(mostMs, latencyMs));
  const fine = Math.round(ms * tenths);
  return fine < fineMs * tenths ? fine : coarseFrom + Math.max(fineMs, Math.round(ms));
}

export function fromLatencyCode(code: number): number {
  return code < fineMs * tenths ? code / tenths : code - coarseFrom;
}
