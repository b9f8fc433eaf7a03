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
import { createReconciler, type Reconciler } from './reconciler.ts';
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
  readonly #reconciler: Reconciler;
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
    this.#reconciler = createReconciler({
      clock,
      isWanted: () => this.#isStreaming && !options.signal.aborted,
      reconcile: () => this.#synchronise(),
      onFailure: (error) => (isEngineError(error) ? this.#fail(error) : options.onBug(error)),
    });
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
      this.#reconciler.request();
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
    if (this.#isStreaming) this.#reconciler.requestSoon();
  }

  #stop(): void {
    this.#attempt.abort();
    this.#reconciler.pause();
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
      onGap: () => this.#reconciler.request(),
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
      this.#reconciler.request();
      return;
    }
    const wasStreaming = this.#isStreaming;
    this.#isStreaming = false;
    this.#reconciler.pause();
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

  async #synchronise(): Promise<void> {
    const { engine, signal, synchronise } = this.#options;
    await synchronise();
    const facts = await readEngineFacts(engine, signal);
    if (this.#isStreaming) this.#enter({ state: 'live', engine: facts });
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
