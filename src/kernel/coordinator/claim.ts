import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { Lease } from './coordinator.ts';
import { workUnderLease } from './work-under-lease.ts';

export interface ClaimOptions {
  readonly name: string;
  readonly work: (lease: Lease) => Promise<void>;
  /** Ends the claim. */
  readonly stop: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
}

/** A name this process wants, and the work it does while it has it. */
export class Claim {
  readonly name: string;
  readonly #options: ClaimOptions;
  #held: { readonly epoch: number; readonly end: AbortController } | undefined;
  #working: Promise<void> | undefined;
  #cancelExpiry: (() => void) | undefined;

  constructor(options: ClaimOptions) {
    this.name = options.name;
    this.#options = options;
    options.stop.addEventListener('abort', () => this.lose(), { once: true });
  }

  get epoch(): number | undefined {
    return this.#held?.epoch;
  }

  /** Whether it makes sense to take the name: not while work under an earlier lease has not come to its end. */
  get isWanted(): boolean {
    return !this.#held && !this.#working && !this.#options.stop.aborted;
  }

  /** The name is this process's until the monotonic `untilMs`. Starts the work, unless that moment has passed already. */
  hold(epoch: number, untilMs: number): void {
    if (!this.isWanted || untilMs <= this.#options.clock.monotonic()) return;
    const end = new AbortController();
    this.#held = { epoch, end };
    this.extend(untilMs);
    const lease = { name: this.name, epoch, signal: end.signal };
    this.#options.log.info({ lease: this.name, epoch }, 'Took over what one process does for all');
    this.#working = workUnderLease(lease, this.#options.work, this.#options).then(() => {
      this.#working = undefined;
    });
  }

  /** Moves the moment at which the lease ends by itself, heard from the database or not. */
  extend(untilMs: number): void {
    this.#cancelExpiry?.();
    const leftMs = untilMs - this.#options.clock.monotonic();
    this.#cancelExpiry = this.#options.clock.after(leftMs, () => this.lose());
  }

  lose(): void {
    this.#cancelExpiry?.();
    if (!this.#held) return;
    this.#options.log.info(
      { lease: this.name, epoch: this.#held.epoch },
      'No longer does what one process does for all',
    );
    this.#held.end.abort();
    this.#held = undefined;
  }

  /** Resolves once no work is under way. */
  async idle(): Promise<void> {
    await this.#working;
  }
}
