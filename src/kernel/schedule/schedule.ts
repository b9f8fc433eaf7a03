export interface Job {
  /** Unique within the tool; names the persistent next-run time. */
  readonly name: string;
  readonly everyMs: number;
  /** Spreads runs of many installations; up to this much is added to each. */
  readonly jitterMs?: number;
  /** Never runs twice at once; a run that is still going when the next is due makes that one wait. */
  run(signal: AbortSignal): Promise<void>;
}

/**
 * Repeated work with persistent next-run times. Runs missed while NEXUS was off are caught up once, not one by one.
 * A clock that jumps neither bunches nor loses runs.
 */
export interface Schedule extends AsyncDisposable {
  add(job: Job): void;
  /** Makes a job due now. */
  trigger(name: string): void;
}
