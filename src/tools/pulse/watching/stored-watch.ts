import type { SeenCheck } from '../incidents/seen-check.ts';
import type { MonitorState } from '../states/monitor-state.ts';
import type { Streak, Streaks } from '../states/streaks.ts';
import type { CertificateTold } from './certificate-watch.ts';

/** What is remembered of a monitor over a restart. Plain JSON. */
export interface StoredWatch {
  readonly state: MonitorState;
  readonly certificate?: CertificateTold | undefined;
  /** The reason that was told last while it is down. */
  readonly downReason?: string | undefined;
  /** It is down and nobody was told. */
  readonly isUntold?: boolean | undefined;
  /** Only while it fails: what explains that, should NEXUS be started again before it is confirmed. */
  readonly lastGood?: SeenCheck | undefined;
  readonly firstBad?: SeenCheck | undefined;
}

/**
 * Whether nothing has changed that the heartbeats do not tell. Most checks change nothing, and are not worth a row each.
 * `mostCounted`: a longer run means no more than one of that length.
 */
export function isSameWatch(one: StoredWatch, other: StoredWatch, mostCounted: number): boolean {
  const [a, b] = [one.state, other.state];
  return (
    a.settled === b.settled &&
    a.settledSinceMs === b.settledSinceMs &&
    a.base === b.base &&
    a.baseSinceMs === b.baseSinceMs &&
    a.baseBeforeDown === b.baseBeforeDown &&
    a.lastSaidDownMs === b.lastSaidDownMs &&
    a.pending?.sinceMs === b.pending?.sinceMs &&
    a.pending?.untilMs === b.pending?.untilMs &&
    a.pending?.isWorse === b.pending?.isWorse &&
    isSameStreaks(a.streaks, b.streaks, mostCounted) &&
    one.downReason === other.downReason &&
    one.isUntold === other.isUntold &&
    one.certificate?.validToMs === other.certificate?.validToMs &&
    one.certificate?.daysLeft === other.certificate?.daysLeft
  );
}

function isSameStreaks(one: Streaks, other: Streaks, most: number): boolean {
  const isSame = (a: Streak | undefined, b: Streak | undefined) =>
    a?.sinceMs === b?.sinceMs && Math.min(a?.count ?? 0, most) === Math.min(b?.count ?? 0, most);
  return (
    isSame(one.good, other.good) &&
    isSame(one.bad, other.bad) &&
    isSame(one.notGood, other.notGood) &&
    isSame(one.notBad, other.notBad)
  );
}
