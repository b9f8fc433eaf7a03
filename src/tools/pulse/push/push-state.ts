/** A run that has begun and has not ended. */
export interface PushRun {
  readonly startedMs: number;
  /** Told by the job, so that overlapping runs are not mixed up. */
  readonly id: string | null;
}

/** What is known of a push monitor; kept between pings. Times are milliseconds since 1970. */
export interface PushState {
  readonly status: 'new' | 'up' | 'down' | 'paused';
  /** The last success or failure; starts and logs do not count. */
  readonly lastPingMs: number | null;
  readonly run: PushRun | null;
  /** Of the last run whose start and end are known. */
  readonly lastDurationMs: number | null;
}

export type PushKind = 'success' | 'start' | 'fail' | 'log';

/** Why a monitor went down: it said so, did not report in time, or reported a start and no end. */
export type PushDownReason = 'failed' | 'late' | 'overran';

/** A change of the stored status. */
export type PushChange =
  | { readonly to: 'up'; readonly from: PushState['status']; readonly atMs: number }
  | {
      readonly to: 'down';
      readonly from: PushState['status'];
      readonly atMs: number;
      readonly reason: PushDownReason;
    };

/** Before the first ping, and after a person resumed. */
export const newPushState: PushState = { status: 'new', lastPingMs: null, run: null, lastDurationMs: null };

/** Nothing is expected, and a run that had begun is forgotten. */
export function pausePush(state: PushState): PushState {
  return { ...state, status: 'paused', run: null };
}

/** By a person: it waits for the next ping as if there had been none. Anything not paused stays as it is. */
export function resumePush(state: PushState): PushState {
  return state.status === 'paused' ? newPushState : state;
}
