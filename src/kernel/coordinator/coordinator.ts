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
   * Runs `work` whenever this process holds `name`, again after losing and regaining it, until disposed or `signal` aborts.
   * `work` must stop when the lease's signal aborts.
   */
  whileHolding(name: string, work: (lease: Lease) => Promise<void>, signal?: AbortSignal): void;
  /** True while `epoch` is still the newest of `name`; asked inside the transaction that depends on it. */
  isCurrent(lease: Pick<Lease, 'name' | 'epoch'>): Promise<boolean>;
}
