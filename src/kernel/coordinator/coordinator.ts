import type { Transaction } from '#kernel/database/database.ts';

/** Proof of holding a name. `epoch` grows with each new holder; write it with what you write, and refuse older ones. */
export interface Lease {
  readonly name: string;
  readonly epoch: number;
  /** Aborts before another process may take over. */
  readonly signal: AbortSignal;
}

/** Decides which process does what only one may do. Alone, it is always this one. */
export interface Coordinator extends AsyncDisposable {
  /**
   * Runs `work` whenever this process holds `name`, again after losing and regaining it, until disposed or `signal`
   * aborts. `work` must stop when the lease's signal aborts. When it throws it is started again; when it returns there is
   * no more to do, and the name stays with this process. Claiming a name twice is an error.
   */
  whileHolding(name: string, work: (lease: Lease) => Promise<void>, signal?: AbortSignal): void;
  /**
   * True while `epoch` is still the newest of `name`. With `tx`, the transaction that depends on it, nobody takes over
   * before that has ended: a holder that was frozen and comes back late commits nothing. Without, the answer may be out
   * of date once it arrives.
   */
  isCurrent<Tables>(lease: Pick<Lease, 'name' | 'epoch'>, tx?: Transaction<Tables>): Promise<boolean>;
}
