/** Whether our own network is there. */
export interface NetworkState {
  /** Since when it is lost: the first failure that belongs to it. */
  readonly lostSinceMs: number | undefined;
}

export interface NetworkRules {
  /** The share of monitors, from 0 to 1, that has to fail at once. */
  readonly failingShare: number;
  /** And at least so many, so that two monitors of which one fails are no lost network. */
  readonly failingAtLeast: number;
}

export interface NetworkObservation {
  readonly atMs: number;
  /** Monitors whose last check failed though they were up before, and the first of those failures. */
  readonly failing: number;
  readonly failingSinceMs: number;
  readonly watched: number;
  /** Whether one of the reference targets, as the gateway and a public resolver, was reached just now. */
  readonly isReferenceReachable: boolean;
}

export interface NetworkJudgement {
  readonly state: NetworkState;
  /** Reported once for all monitors. */
  readonly happened: readonly {
    readonly kind: 'network-lost' | 'network-back';
    readonly sinceMs: number;
    readonly atMs: number;
  }[];
}

/** Lost when many fail at once and no reference is reached; back as soon as a reference is. */
export function judgeNetwork(
  state: NetworkState,
  seen: NetworkObservation,
  rules: NetworkRules,
): NetworkJudgement {
  const { atMs, failing, watched, failingSinceMs, isReferenceReachable } = seen;
  if (state.lostSinceMs !== undefined) {
    if (!isReferenceReachable) return { state, happened: [] };
    const happened = [{ kind: 'network-back', sinceMs: state.lostSinceMs, atMs }] as const;
    return { state: { lostSinceMs: undefined }, happened };
  }
  const isMany = failing >= rules.failingAtLeast && failing >= watched * rules.failingShare;
  if (isReferenceReachable || !isMany) return { state, happened: [] };
  const sinceMs = Math.min(failingSinceMs, atMs);
  return { state: { lostSinceMs: sinceMs }, happened: [{ kind: 'network-lost', sinceMs, atMs }] };
}
