import { type ContainerSummary, Health } from '#contracts/containers/container.ts';
import type { EngineEvent } from '#library/docker/events.ts';
import type { ContainerRecord, InventoryChange, Transition } from '../host.ts';
import { boundedLabels, cut, maxImageLength, maxNameLength, stackOf } from './labels.ts';
import type { Inspected } from './record.ts';
import {
  neverRun,
  runAfterAbsence,
  runAfterDeath,
  runAfterSignal,
  runAfterStart,
  type RunStep,
} from './run.ts';

/** The containers of one host, by id. */
export type Inventory = ReadonlyMap<string, ContainerRecord>;

/**
 * How an inspection is read. `first`: nothing was known before, so what runs did not just start. `absence`: events may have been
 * missed, so conclude them. `following`: the events tell what happens; inspect only fills in what they do not say.
 */
export type Reading = 'first' | 'absence' | 'following';

export type InventoryInput =
  /** Every container there is; the others are gone. */
  | { readonly type: 'listed'; readonly ids: ReadonlySet<string> }
  | { readonly type: 'inspected'; readonly inspected: Inspected; readonly reading: Reading }
  /** Inspect found no such container. */
  | { readonly type: 'gone'; readonly id: string }
  | { readonly type: 'event'; readonly host: string; readonly event: EngineEvent };

export interface InventoryStep {
  readonly inventory: Inventory;
  readonly changes: readonly InventoryChange[];
}

/** The one place that decides what is known and what has happened. Pure. */
export function applyToInventory(inventory: Inventory, input: InventoryInput): InventoryStep {
  switch (input.type) {
    case 'listed':
      return [...inventory.keys()]
        .filter((id) => !input.ids.has(id))
        .reduce<InventoryStep>((step, id) => then(step, removed(step.inventory, id)), still(inventory));
    case 'inspected':
      return afterInspection(inventory, input.inspected, input.reading);
    case 'gone':
      return removed(inventory, input.id);
    case 'event':
      return afterEvent(inventory, input.host, input.event);
  }
}

function still(inventory: Inventory): InventoryStep {
  return { inventory, changes: [] };
}

function then(first: InventoryStep, second: InventoryStep): InventoryStep {
  return { inventory: second.inventory, changes: [...first.changes, ...second.changes] };
}

function removed(inventory: Inventory, id: string): InventoryStep {
  const record = inventory.get(id);
  if (!record) return still(inventory);
  const rest = new Map(inventory);
  rest.delete(id);
  const died: Transition = { type: 'died', exitCode: null, oomKilled: false, inferred: true };
  const deaths: InventoryChange[] = record.run.running
    ? [{ type: 'transition', record, transition: died }]
    : [];
  return { inventory: rest, changes: [...deaths, { type: 'removed', record }] };
}

function afterInspection(inventory: Inventory, found: Inspected, reading: Reading): InventoryStep {
  const known = inventory.get(found.summary.id);
  // While following, every container is known from its events: this one was destroyed while inspect was under way.
  if (!known && reading === 'following') return still(inventory);
  const step = runOf(known, found, reading);
  const record: ContainerRecord = { summary: found.summary, relations: found.relations, run: step.run };
  return put(inventory, known, record, step.transitions);
}

function runOf(known: ContainerRecord | undefined, found: Inspected, reading: Reading): RunStep {
  if (reading === 'absence') return runAfterAbsence(known?.run ?? neverRun, found.run);
  if (known) return { run: known.run, transitions: [] };
  const { running, startedMs, endedMs, oomKilled } = found.run;
  return { run: { running, startedMs, endedMs: running ? null : endedMs, oomKilled }, transitions: [] };
}

function afterEvent(inventory: Inventory, host: string, event: EngineEvent): InventoryStep {
  if (event.Type !== 'container') return still(inventory);
  const id = event.Actor.ID;
  if (event.Action === 'destroy') return removed(inventory, id);
  const known = inventory.get(id);
  // Of a container that is neither known nor new, one event says too little: inspect will tell.
  if (!known && event.Action !== 'create') return still(inventory);
  const base = known ?? provisionalRecord(host, event);
  const { run, transitions } = runAfterEvent(base, event);
  const record = { ...base, run, summary: { ...base.summary, ...seenIn(event, transitions) } };
  return put(inventory, known, record, transitions);
}

function runAfterEvent({ run }: ContainerRecord, event: EngineEvent): RunStep {
  const atMs = eventMs(event);
  if (event.Action === 'start') return runAfterStart(run, atMs);
  if (event.Action === 'die') return runAfterDeath(run, atMs, exitCodeIn(event));
  if (event.Action === 'kill') {
    const signal = event.Actor.Attributes?.['signal'] ?? '';
    return { run: runAfterSignal(run, atMs, signal), transitions: [] };
  }
  if (event.Action === 'oom') return { run: { ...run, oomKilled: true }, transitions: [] };
  return { run, transitions: [] };
}

/** What the event itself says about the row, shown at once; inspect follows with the rest. */
function seenIn(event: EngineEvent, transitions: readonly Transition[]): Partial<ContainerSummary> {
  const atMs = eventMs(event);
  const news = transitions.at(-1);
  if (news?.type === 'started') return { state: 'running', exitCode: null, startedAtMs: atMs };
  if (news?.type === 'died') return { state: 'exited', exitCode: news.exitCode, finishedAtMs: atMs };
  if (event.Action === 'pause') return { state: 'paused' };
  if (event.Action === 'unpause') return { state: 'running' };
  const told = /^health_status: (.*)$/.exec(event.Action)?.[1];
  const health = Health.options.find((known) => known === told);
  return health ? { health } : {};
}

/** A container that lives shorter than an inspection takes is known from its events alone. */
function provisionalRecord(host: string, event: EngineEvent): ContainerRecord {
  const { name = '', image = '', ...labels } = event.Actor.Attributes ?? {};
  return {
    summary: {
      id: event.Actor.ID,
      host,
      name: cut(name, maxNameLength) || event.Actor.ID.slice(0, 12),
      image: cut(image, maxImageLength),
      imageId: '',
      state: 'created',
      health: null,
      exitCode: null,
      createdAtMs: eventMs(event),
      startedAtMs: null,
      finishedAtMs: null,
      restartCount: 0,
      ports: [],
      stack: stackOf(labels),
      labels: boundedLabels(labels),
      networks: [],
    },
    relations: { dependsOn: [], shares: [], links: [], volumesFrom: [] },
    run: neverRun,
  };
}

function put(
  inventory: Inventory,
  known: ContainerRecord | undefined,
  record: ContainerRecord,
  transitions: readonly Transition[],
): InventoryStep {
  if (known && isEqual(known, record)) return still(inventory);
  const { health } = record.summary;
  const isHealthNews = known !== undefined && health !== null && health !== known.summary.health;
  return {
    inventory: new Map(inventory).set(record.summary.id, record),
    changes: [
      { type: 'container', record },
      ...transitions.map((transition) => ({ type: 'transition', record, transition }) as const),
      ...(isHealthNews ? [{ type: 'health', record } as const] : []),
    ],
  };
}

function isEqual(a: ContainerRecord, b: ContainerRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function eventMs(event: EngineEvent): number {
  return Number(BigInt(event.timeNano) / 1_000_000n);
}

function exitCodeIn(event: EngineEvent): number | null {
  const text = event.Actor.Attributes?.['exitCode'];
  return text !== undefined && /^-?\d{1,10}$/.test(text) ? Number(text) : null;
}
