import type { ContainerDetails, RemovalPreview } from '#contracts/containers/container.ts';
import type { ContainerAction } from '#contracts/containers/operation.ts';
import type { Clock } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import type { Log } from '#kernel/log.ts';
import type { BackoffOptions } from '#library/docker/backoff.ts';
import { cgroupReader } from '#library/docker/cgroup-reader.ts';
import { inspectContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { followLogBatches } from '#library/docker/logs.ts';
import type { HostPorts } from '../host-ports.ts';
import type { ComposeSettings } from '../stacks/compose-settings.ts';
import type { ActionOutcome, ContainerRecord, Host, HostChange, LogOptions } from '../host.ts';
import type { ContainerWatch } from './container-watch.ts';
import { detailsOf } from './details.ts';
import { environmentOf } from './environment.ts';
import type { HostConnection } from './host-connection.ts';
import { hostError } from './host-error.ts';
import { labelledAnonymousVolumes, writableLayerBytes } from './measure-removal.ts';
import { performAction } from './perform-action.ts';
import { readInspection } from './record.ts';
import { removalPreview } from './removal.ts';
import { sampleStats } from './sample-stats.ts';
import { assertHostLive } from '../assert-host-live.ts';

export interface LocalHostOptions {
  readonly id: string;
  readonly name: string;
  /** Taken over: disposed with the host. */
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  /** What an earlier process knew of this host; empty when there was none. */
  readonly remembered?: readonly ContainerRecord[];
  /** Where the host's control groups can be read; undefined: ask the engine for CPU and memory. */
  readonly cgroupRoot?: string | undefined;
  readonly compose?: ComposeSettings | undefined;
  readonly backoff?: BackoffOptions | undefined;
}

/** What `openLocalHost` puts together. */
export interface LocalHostParts {
  readonly watch: ContainerWatch;
  readonly connection: HostConnection;
  readonly listeners: Set<(change: HostChange) => void>;
  readonly stopped: AbortController;
}

/** Answers from what is watched, and asks the engine for the rest. */
export class LocalHost implements Omit<Host, keyof HostPorts> {
  readonly id: string;
  readonly name: string;
  readonly #engine: Engine;
  readonly #options: LocalHostOptions;
  readonly #parts: LocalHostParts;

  constructor(options: LocalHostOptions, parts: LocalHostParts) {
    this.id = options.id;
    this.name = options.name;
    this.#engine = options.engine;
    this.#options = options;
    this.#parts = parts;
  }

  status() {
    return this.#parts.connection.status();
  }

  list(): readonly ContainerRecord[] {
    return [...this.#parts.watch.inventory().values()];
  }

  watch(listener: (change: HostChange) => void): () => void {
    this.#parts.listeners.add(listener);
    return () => void this.#parts.listeners.delete(listener);
  }

  async reconnect() {
    return await this.#parts.connection.reconnect();
  }

  async inspect(id: string, signal?: AbortSignal): Promise<ContainerDetails> {
    const { body, record } = await this.#inspection(id, { signal });
    return detailsOf(body, record, this.list());
  }

  async environment(id: string, signal?: AbortSignal) {
    const { body } = await this.#inspection(id, { signal });
    return environmentOf(body);
  }

  async previewRemoval(id: string, signal?: AbortSignal): Promise<RemovalPreview> {
    const { body, record } = await this.#inspection(id, { signal });
    const [layerBytes, labelledAnonymous] = await Promise.all([
      writableLayerBytes(this.#engine, body.Id, signal),
      labelledAnonymousVolumes(this.#engine, signal),
    ]);
    return removalPreview({
      body,
      record,
      all: this.list(),
      labelledAnonymous,
      writableLayerBytes: layerBytes,
    });
  }

  async act(id: string, action: ContainerAction, signal?: AbortSignal): Promise<ActionOutcome> {
    assertHostLive(this);
    const record = this.#parts.watch.inventory().get(id);
    if (!record) throw notFound('The container');
    const outcome = await performAction(this.#engine, action, record, this.list(), signal);
    await this.#parts.watch.refresh(id);
    return outcome;
  }

  async *logs(id: string, options: LogOptions) {
    assertHostLive(this);
    try {
      yield* followLogBatches(this.#engine, id, options);
    } catch (error) {
      throw hostError(error);
    }
  }

  stats(signal: AbortSignal) {
    const { clock, cgroupRoot } = this.#options;
    return sampleStats({
      engine: this.#engine,
      clock,
      cgroups: cgroupRoot === undefined ? null : cgroupReader({ root: cgroupRoot, clock }),
      signal: AbortSignal.any([signal, this.#parts.stopped.signal]),
      running: () => this.#running(),
      hostMemoryBytes: () => this.status().engine?.memoryBytes ?? null,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#parts.stopped.abort();
    await this.#engine[Symbol.asyncDispose]();
  }

  #running(): string[] {
    if (this.status().state !== 'live') return [];
    return this.list()
      .filter(({ summary }) => summary.state === 'running' || summary.state === 'paused')
      .map(({ summary }) => summary.id);
  }

  async #inspection(id: string, options: { readonly signal: AbortSignal | undefined }) {
    assertHostLive(this);
    try {
      const body = await inspectContainer(this.#engine, id, { ...options, timeoutMs: 10_000 });
      const known = this.#parts.watch.inventory().get(body.Id);
      const { summary, relations, run } = readInspection(this.id, body);
      return { body, record: { summary, relations, run: known?.run ?? run } };
    } catch (error) {
      throw hostError(error);
    }
  }
}
