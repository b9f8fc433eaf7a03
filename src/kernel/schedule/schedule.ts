export interface Job {
  /** Unique within the tool; names the persistent next-run time. */
  readonly name: string;
  readonly everyMs: number;
  /** Spreads runs of many installations; up to this much is added to each, the first included. */
  readonly jitterMs?: number;
  /**
   * Never runs twice at once, in any process; a run that is still going when the next is due makes that one wait. A
   * failure is logged and the next run comes at its time. A run that `signal` or a crash cuts off is done again.
   */
  run(signal: AbortSignal): Promise<void>;
}

/**
 * Repeated work with persistent next-run times. Runs missed while NEXUS was off are caught up once, not one by one.
 * A clock that jumps neither bunches nor loses runs.
 */
export interface Schedule extends AsyncDisposable {
  /** Starts at once. Two jobs with one name are an error. */
  add(job: Job): void;
  /**
   * Makes a job due now, in whichever process runs it; one that is running runs once more. Remembered over a restart.
   * @throws TypeError when no such job was added.
   */
  trigger(name: string): void;
}
