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
import { tellingEvents } from './telling-events.ts';

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
  /** The next full list comes in seconds rather than minutes. */
  synchroniseSoon(): void;
}

/** A loss shorter than this is catching up, not a fault. */
const graceMs = 3_000;
/** Events are a hint; the list is the truth. */
const reconcileMs = 5 * 60_000;
const retrySynchroniseMs = 5_000;
const reconnectWaitMs = 15_000;
export function connectHost(options: HostConnectionOptions): HostConnection {
  return new Connection(options);
}

class Connection implements HostConnection {
  readonly #options: HostConnectionOptions;
  #status: HostStatus;
  #attempt = new AbortController();
  #lastEventNano: string | undefined;
  #isStreaming = false;
  #isSynchronising = false;
  #isSynchroniseDue = false;
  #isRetrySoon = false;
  #cancelTimer: () => void = () => {};
  #cancelGrace: () => void = () => {};
  readonly #waiting = new Set<() => void>();

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
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    if (this.#isStreaming) {
      this.#requestSynchronise();
    } else {
      this.#attempt.abort();
      this.#follow();
    }
    const cancel = this.#options.clock.after(reconnectWaitMs, resolve);
    await promise;
    cancel();
    this.#waiting.delete(resolve);
    return this.#status;
  }

  synchroniseSoon(): void {
    if (this.#isStreaming && !this.#isRetrySoon) this.#later(retrySynchroniseMs);
  }

  #stop(): void {
    this.#attempt.abort();
    this.#cancelTimer();
    this.#cancelGrace();
    this.#resolveWaiting();
  }

  #resolveWaiting(): void {
    for (const resolve of this.#waiting) resolve();
  }

  #follow(): void {
    const { engine, backoff, onBug } = this.#options;
    const { signal } = (this.#attempt = new AbortController());
    watchEvents(engine, {
      signal,
      filters: tellingEvents,
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
      this.#enter({
        state: 'connecting',
        reason: 'The connection to the engine was lost; connecting again.',
      });
      this.#cancelGrace = this.#options.clock.after(graceMs, () => this.#fail(state.reason));
    } else {
      this.#fail(state.reason);
    }
  }

  /** One at a time; a request meanwhile makes it run once more. */
  #requestSynchronise(): void {
    this.#isSynchroniseDue = true;
    if (!this.#isSynchronising) void this.#synchronise();
  }

  async #synchronise(): Promise<void> {
    this.#isSynchronising = true;
    // A new connection asks twice in one breath: for being new, and for the gap before it.
    await Promise.resolve();
    while (this.#isSynchroniseDue && this.#isStreaming && !this.#options.signal.aborted) {
      this.#isSynchroniseDue = false;
      await this.#synchroniseOnce();
    }
    this.#isSynchronising = false;
  }

  async #synchroniseOnce(): Promise<void> {
    const { engine, signal, synchronise, onBug } = this.#options;
    this.#cancelTimer();
    try {
      await synchronise();
      const facts = await readEngineFacts(engine, signal);
      if (!this.#isStreaming) return;
      this.#enter({ state: 'live', engine: facts });
      this.#later(reconcileMs);
    } catch (error) {
      if (signal.aborted || !this.#isStreaming) return;
      this.#later(retrySynchroniseMs);
      if (isEngineError(error)) this.#fail(error);
      else onBug(error);
    }
  }

  #later(delayMs: number): void {
    this.#cancelTimer();
    this.#isRetrySoon = delayMs === retrySynchroniseMs;
    this.#cancelTimer = this.#options.clock.after(delayMs, () => this.#requestSynchronise());
  }

  #fail(error: EngineError): void {
    const fault = this.#options.explain(error);
    this.#enter({ ...fault, fixes: [...fault.fixes] });
  }

  #enter(next: Pick<HostStatus, 'state'> & Partial<HostStatus>): void {
    const before = this.#status;
    const sinceMs = next.state === before.state ? before.sinceMs : this.#options.clock.now();
    this.#status = { ...before, reason: '', fixes: [], ...next, sinceMs };
    if (next.state !== 'connecting') this.#resolveWaiting();
    if (JSON.stringify(before) !== JSON.stringify(this.#status)) this.#options.onStatus(this.#status);
  }
}
