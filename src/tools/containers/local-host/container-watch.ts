import { inspectContainer, listContainers } from '#library/docker/containers.ts';
import { isEngineError, type EngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { EngineEvent } from '#library/docker/events.ts';
import type { ContainerRecord, InventoryChange } from '../host.ts';
import { applyToInventory, type Inventory, type InventoryInput, type Reading } from './inventory.ts';
import { readInspection, type Inspected } from './record.ts';
import { createRefresher, type Refresher } from './refresher.ts';
import { containerIn, isVolumeWindow } from './telling-events.ts';

export interface ContainerWatchOptions {
  readonly host: string;
  readonly engine: Engine;
  readonly signal: AbortSignal;
  /** What an earlier process knew; empty when there was none. */
  readonly remembered: readonly ContainerRecord[];
  readonly onChange: (change: InventoryChange) => void;
  /** What is known may be behind: synchronise soon. */
  readonly onTrouble: () => void;
  readonly onBug: (error: unknown) => void;
}

/** Keeps what is known of one host's containers true, from events and from full lists. */
export interface ContainerWatch {
  inventory(): Inventory;
  onEvent(event: EngineEvent): void;
  /** Lists and inspects everything. Rejects with the EngineError that prevented it. */
  synchronise(): Promise<void>;
  /** Inspects one container now; resolves when the inventory shows it. */
  refresh(id: string): Promise<void>;
}

const timeoutMs = 10_000;

export function watchContainers(options: ContainerWatchOptions): ContainerWatch {
  return new Watch(options);
}

class Watch implements ContainerWatch {
  readonly #options: ContainerWatchOptions;
  readonly #refresher: Refresher;
  #inventory: Inventory;
  #isFirst: boolean;
  #createdSinceList = new Set<string>();
  #failure: EngineError | undefined;
  /** Of a container that the engine did not describe in time: tells nothing about the host once another was described. */
  #silence: EngineError | undefined;
  #hasAnswered = false;

  constructor(options: ContainerWatchOptions) {
    this.#options = options;
    this.#inventory = new Map(options.remembered.map((record) => [record.summary.id, record]));
    this.#isFirst = this.#inventory.size === 0;
    this.#refresher = createRefresher<Inspected | null>({
      concurrency: 6,
      inspect: (id) => this.#inspectOrNull(id),
      found: (id, inspected, reading) =>
        this.#apply(inspected ? { type: 'inspected', inspected, reading } : { type: 'gone', id }),
      failed: (id, error) => this.#onFailure(id, error),
    });
  }

  inventory(): Inventory {
    return this.#inventory;
  }

  onEvent(event: EngineEvent): void {
    const id = containerIn(event);
    if (id === null) return;
    if (event.Action === 'create') this.#createdSinceList.add(id);
    this.#apply({ type: 'event', host: this.#options.host, event });
    if (event.Action !== 'destroy') this.#refresher.mark(id, 'following');
  }

  async synchronise(): Promise<void> {
    const { engine, signal } = this.#options;
    this.#failure = undefined;
    this.#silence = undefined;
    this.#hasAnswered = false;
    this.#createdSinceList = new Set();
    const rows = await listContainers(engine, { all: true, signal, timeoutMs });
    const reading: Reading = this.#isFirst ? 'first' : 'absence';
    const listed = rows.filter(({ Labels }) => !isVolumeWindow(Labels)).map(({ Id }) => Id);
    this.#apply({ type: 'listed', ids: new Set([...listed, ...this.#createdSinceList]) });
    for (const id of listed) this.#refresher.mark(id, reading);
    await this.#refresher.settled();
    const failure = this.#failure ?? (this.#hasAnswered ? undefined : this.#silence);
    if (failure) throw failure;
    this.#isFirst = false;
  }

  async refresh(id: string): Promise<void> {
    this.#refresher.mark(id, 'following');
    await this.#refresher.settled(id);
  }

  #apply(input: InventoryInput): void {
    const step = applyToInventory(this.#inventory, input);
    this.#inventory = step.inventory;
    for (const change of step.changes) this.#options.onChange(change);
  }

  async #inspectOrNull(id: string): Promise<Inspected | null> {
    const { host, engine, signal } = this.#options;
    try {
      const body = await inspectContainer(engine, id, { signal, timeoutMs });
      this.#hasAnswered = true;
      return readInspection(host, body);
    } catch (error) {
      if (isEngineError(error, 'not-found')) return null;
      throw error;
    }
  }

  /** One container that the engine cannot describe, as happens to dead and to wedged ones, must not hide the others. */
  #onFailure(id: string, error: unknown): void {
    const { signal, onBug, onTrouble } = this.#options;
    if (signal.aborted || isEngineError(error, 'refused')) return;
    if (!isEngineError(error)) return onBug(error);
    if (isEngineError(error, 'timeout')) this.#silence ??= error;
    else this.#failure ??= error;
    if (isEngineError(error, 'timeout') && this.#hasAnswered && this.#inventory.has(id)) return;
    onTrouble();
  }
}
