import type { HostStatus } from '#contracts/containers/host.ts';
import type { Clock } from '#kernel/clock.ts';
import type { BackoffOptions } from '#library/docker/backoff.ts';
import { type EngineError, isEngineError } from '#library/docker/engine-error.ts';
import type { EngineState } from '#library/docker/engine-state.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { EngineEvent } from '#library/docker/events.ts';
import { watchEvents } from '#library/docker/watch-events.ts';
import { readEngineFacts } from './engine-facts.ts';
import type { HostFault } from './host-fault.ts';

export interface HostConnectionOptions {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly backoff?: BackoffOptions | undefined;
  readonly onEvent: (event: EngineEvent) => void;
  readonly synchronise: () => Promise<void>;
  readonly explain: (error: EngineError) => HostFault;
  readonly onStatus: (status: HostStatus) => void;
  readonly onBug: (error: unknown) => void;
}

/** How one engine is reached, and how well. */
export interface HostConnection {
  status(): HostStatus;
  reconnect(): Promise<HostStatus>;
}

/** A loss shorter than this is catching up, not a fault. */
const graceMs = 3_000;
/** Events are a hint; the list is the truth. */
const reconcileMs = 5 * 60_000;
const retrySynchroniseMs = 5_000;
const reconnectWaitMs = 15_000;
/** What changes a row. Health checks alone would otherwise send three events each. */
const filters = {
  type: ['container', 'network'],
  event: [
    ...['create', 'start', 'die', 'destroy', 'oom', 'pause', 'unpause', 'rename', 'update', 'health_status'],
    ...['connect', 'disconnect'],
  ],
};

export function connectHost(options: HostConnectionOptions): HostConnection {
  return new Connection(options);
}

class Connection implements HostConnection {
  readonly #options: HostConnectionOptions;
  #status: HostStatus;
  #attempt = new AbortController();
  #lastEventNano: string | undefined;
  #isStreaming = false;
  #synchronising: Promise<void> | undefined;
  #isSynchroniseDue = false;
  #cancelTimer: () => void = () => {};
  #cancelGrace: () => void = () => {};
  #outcome = Promise.withResolvers<void>();

  constructor(options: HostConnectionOptions) {
    this.#options = options;
    const { id, name, address, clock } = options;
    this.#status = {
      id,
      name,
      address,
      state: 'connecting',
      sinceMs: clock.now(),
      reason: 'Connecting to the engine.',
      fixes: [],
      engine: null,
    };
    options.signal.addEventListener('abort', () => this.#stop(), { once: true });
    this.#follow();
  }

  status(): HostStatus {
    return this.#status;
  }

  async reconnect(): Promise<HostStatus> {
    if (this.#status.state === 'live') return this.#status;
    const outcome = (this.#outcome = Promise.withResolvers<void>());
    if (this.#isStreaming) {
      this.#requestSynchronise();
    } else {
      this.#attempt.abort();
      this.#follow();
    }
    const cancel = this.#options.clock.after(reconnectWaitMs, outcome.resolve);
    await outcome.promise;
    cancel();
    return this.#status;
  }

  #stop(): void {
    this.#attempt.abort();
    this.#cancelTimer();
    this.#cancelGrace();
    this.#outcome.resolve();
  }

  #follow(): void {
    const { engine, backoff, onBug } = this.#options;
    const { signal } = (this.#attempt = new AbortController());
    watchEvents(engine, {
      signal,
      filters,
      sinceNano: this.#lastEventNano,
      ...(backoff && { backoff }),
      now: () => this.#options.clock.now(),
      onEvent: (event) => this.#onEvent(event),
      // Every connection begins with a full list, which finds whatever a gap hid.
      onGap: () => this.#requestSynchronise(),
      onState: (state) => this.#onEngineState(state),
    }).catch(onBug);
  }

  #onEvent(event: EngineEvent): void {
    this.#lastEventNano = event.timeNano;
    this.#options.onEvent(event);
  }

  #onEngineState(state: EngineState): void {
    if (state.is === 'connecting') return;
    this.#cancelGrace();
    if (state.is === 'live') {
      this.#isStreaming = true;
      this.#requestSynchronise();
      return;
    }
    const wasStreaming = this.#isStreaming;
    this.#isStreaming = false;
    this.#cancelTimer();
    if (wasStreaming && this.#status.state === 'live') {
      this.#enter({ state: 'connecting', reason: 'The connection to the engine was lost; connecting again.' });
      this.#cancelGrace = this.#options.clock.after(graceMs, () => this.#fail(state.reason));
    } else {
      this.#fail(state.reason);
    }
  }

  /** One at a time; a request meanwhile makes it run once more. */
  #requestSynchronise(): void {
    this.#isSynchroniseDue = true;
    this.#synchronising ??= this.#synchronise().finally(() => (this.#synchronising = undefined));
  }

  async #synchronise(): Promise<void> {
    // A new connection asks twice in one breath: for being new, and for the gap before it.
    await Promise.resolve();
    while (this.#isSynchroniseDue && this.#isStreaming && !this.#options.signal.aborted) {
      this.#isSynchroniseDue = false;
      this.#cancelTimer();
      try {
        await this.#options.synchronise();
        const engine = await readEngineFacts(this.#options.engine, this.#options.signal);
        if (!this.#isStreaming) return;
        this.#enter({ state: 'live', engine });
        this.#later(reconcileMs);
      } catch (error) {
        if (!isEngineError(error)) return this.#isBug(error);
        if (!this.#isStreaming) return;
        this.#later(retrySynchroniseMs);
        this.#fail(error);
      }
    }
  }

  #later(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(delayMs, () => this.#requestSynchronise());
  }

  #isBug(error: unknown): void {
    if (this.#options.signal.aborted) return;
    this.#options.onBug(error);
    this.#later(retrySynchroniseMs);
  }

  #fail(error: EngineError): void {
    const fault = this.#options.explain(error);
    this.#enter({ ...fault, fixes: [...fault.fixes] });
  }

  #enter(next: Pick<HostStatus, 'state'> & Partial<HostStatus>): void {
    const before = this.#status;
    const sinceMs = next.state === before.state ? before.sinceMs : this.#options.clock.now();
    this.#status = { ...before, reason: '', fixes: [], ...next, sinceMs };
    if (next.state !== 'connecting') this.#outcome.resolve();
    if (JSON.stringify(before) !== JSON.stringify(this.#status)) this.#options.onStatus(this.#status);
  }
}
