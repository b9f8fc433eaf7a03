import { inspectContainer, listContainers } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { EngineEvent } from '#library/docker/events.ts';
import type { ContainerRecord, InventoryChange } from '../host.ts';
import { applyToInventory, type Inventory, type InventoryInput, type Reading } from './inventory.ts';
import { readInspection, type Inspected } from './record.ts';
import { createRefresher } from './refresher.ts';
import { containerIn } from './telling-events.ts';

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
  const { host, engine, signal } = options;
  let inventory: Inventory = new Map(options.remembered.map((record) => [record.summary.id, record]));
  let isFirst = inventory.size === 0;
  let createdSinceList = new Set<string>();
  let failure: unknown;

  function apply(input: InventoryInput): void {
    const step = applyToInventory(inventory, input);
    inventory = step.inventory;
    for (const change of step.changes) options.onChange(change);
  }

  const refresher = createRefresher<Inspected | null>({
    concurrency: 6,
    inspect: (id) => inspectOrNull(id),
    found: (id, inspected, reading) =>
      apply(inspected ? { type: 'inspected', inspected, reading } : { type: 'gone', id }),
    failed: onFailure,
  });

  /** One container that the engine cannot describe, as happens to dead ones, must not hide the others. */
  function onFailure(error: unknown): void {
    if (signal.aborted || isEngineError(error, 'refused')) return;
    if (!isEngineError(error)) return options.onBug(error);
    failure ??= error;
    options.onTrouble();
  }

  async function inspectOrNull(id: string): Promise<Inspected | null> {
    try {
      return readInspection(host, await inspectContainer(engine, id, { signal, timeoutMs }));
    } catch (error) {
      if (isEngineError(error, 'not-found')) return null;
      throw error;
    }
  }

  function onEvent(event: EngineEvent): void {
    const id = containerIn(event);
    if (id === null) return;
    if (event.Action === 'create') createdSinceList.add(id);
    apply({ type: 'event', host, event });
    if (event.Action !== 'destroy') refresher.mark(id, 'following');
  }

  async function synchronise(): Promise<void> {
    failure = undefined;
    createdSinceList = new Set();
    const rows = await listContainers(engine, { all: true, signal, timeoutMs });
    const reading: Reading = isFirst ? 'first' : 'absence';
    const listed = rows.map(({ Id }) => Id);
    apply({ type: 'listed', ids: new Set([...listed, ...createdSinceList]) });
    for (const id of listed) refresher.mark(id, reading);
    await refresher.settled();
    if (failure) throw failure;
    isFirst = false;
  }

  async function refresh(id: string): Promise<void> {
    refresher.mark(id, 'following');
    await refresher.settled();
  }

  return { inventory: () => inventory, onEvent, synchronise, refresh };
}
