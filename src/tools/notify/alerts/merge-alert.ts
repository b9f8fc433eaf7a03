/** What Alertmanager's merge looks at. An end is never absent here: without one, it is `Infinity`. */
export interface AlertSpan {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly updatedAtMs: number;
  readonly endsByTimeout: boolean;
}

/**
 * One span of two that overlap, whichever came first, by Alertmanager's rules (`alert.Merge`): the newer report's, with the
 * earlier start. Two that are over: the later end. One that goes on: a later end stays unless it was only assumed. (Not of
 * Alertmanager: an alert without an end takes the end that a report gives it.)
 */
export function mergeSpans<Span extends AlertSpan>(one: Span, other: Span, nowMs: number): Span {
  const [older, newer] = other.updatedAtMs < one.updatedAtMs ? [other, one] : [one, other];
  const startsAtMs = Math.min(older.startsAtMs, newer.startsAtMs);
  return { ...newer, startsAtMs, endsAtMs: endOf(older, newer, nowMs) };
}

function endOf(older: AlertSpan, newer: AlertSpan, nowMs: number): number {
  const isOver = (span: AlertSpan) => span.endsAtMs <= nowMs;
  if (isOver(newer)) return isOver(older) ? Math.max(older.endsAtMs, newer.endsAtMs) : newer.endsAtMs;
  const isKept = !older.endsByTimeout && older.endsAtMs !== Infinity && older.endsAtMs > newer.endsAtMs;
  return isKept ? older.endsAtMs : newer.endsAtMs;
}

/** Otherwise a report begins another episode: Alertmanager merges only when the new span touches the old one. */
export function doOverlap(older: AlertSpan, newer: AlertSpan): boolean {
  const startsWithin = newer.startsAtMs > older.startsAtMs && newer.startsAtMs < older.endsAtMs;
  const endsWithin = newer.endsAtMs > older.startsAtMs && newer.endsAtMs < older.endsAtMs;
  const covers = newer.startsAtMs <= older.startsAtMs && newer.endsAtMs >= older.endsAtMs;
  return startsWithin || endsWithin || covers || newer.startsAtMs === older.startsAtMs;
}
