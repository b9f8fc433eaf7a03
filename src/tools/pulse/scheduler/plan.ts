import { dueHeap } from './due-heap.ts';
import { type Grid, gridOf, shareOf, slotAfter, slotAtOrBefore } from './phase.ts';

/** What is checked again and again. */
export interface Watched {
  readonly id: string;
  /** Differs after each change that makes an earlier check say nothing any more. */
  readonly revision: string;
  readonly intervalMs: number;
  /** From the start of a check to its end. */
  readonly timeoutMs: number;
  /** What bounds checks at once. */
  readonly target: string;
}

export interface Slot<Item> {
  readonly item: Item;
  /** When it was due, by the wall clock; names the heartbeat. Grows with each slot, unless the clock was set back. */
  readonly atMs: number;
}

/** Which slot is next, of everything that is watched. Pure: the wall clock is passed in, and slots lie on its grid. */
export interface Plan<Item extends Watched> {
  /** All that is watched from now on. What is new or was changed comes soon, spread; all else keeps its time. */
  set(items: Iterable<Item>, nowMs: number, lastMsOf?: (id: string) => number | undefined): void;
  /** Takes out what is due: of each item the newest slot only, however many have passed. */
  take(nowMs: number): { readonly slots: readonly Slot<Item>[]; readonly missed: number };
  /**
   * The next slot is this one, before a failure is confirmed, or now where that is past: the check took longer. After it the
   * item goes back to its grid.
   */
  retry(id: string, atMs: number, nowMs: number): void;
  /** Begins anew after a time in which nobody looked, or after the clock was set: no slot of the past comes. */
  restart(nowMs: number): void;
  nextMs(): number | undefined;
}

interface Entry<Item> {
  readonly item: Item;
  readonly grid: Grid;
  readonly lastMs: number | undefined;
  readonly dueMs: number;
}

/** What is new is looked at within this time, however long its interval: soon after a start nothing is unwatched. */
const firstWithinMs = 15_000;
/** And sooner when there is little of it. */
const perItemMs = 15;

export function newPlan<Item extends Watched>(): Plan<Item> {
  return new HeapPlan();
}

class HeapPlan<Item extends Watched> implements Plan<Item> {
  #entries = new Map<string, Entry<Item>>();
  /** Entries that were replaced stay in it until they are met. */
  #heap = dueHeap<Entry<Item>>();

  set(
    items: Iterable<Item>,
    nowMs: number,
    lastMsOf: (id: string) => number | undefined = () => undefined,
  ): void {
    const all = [...items];
    const spreadMs = spreadOf(all.filter((item) => !this.#isKept(item)).length);
    const next = all.map((item) => {
      const before = this.#entries.get(item.id);
      if (before && this.#isKept(item)) return { ...before, item };
      const isChanged = before !== undefined && before.item.revision !== item.revision;
      return begin(item, before?.lastMs ?? lastMsOf(item.id), { nowMs, spreadMs, isChanged });
    });
    this.#rebuild(next);
  }

  take(nowMs: number) {
    const slots: Slot<Item>[] = [];
    let missed = 0;
    for (let entry = this.#first(); entry && entry.dueMs <= nowMs; entry = this.#first()) {
      this.#heap.removeFirst();
      const { item, grid, dueMs } = entry;
      const atMs = Math.max(dueMs, slotAtOrBefore(grid, nowMs));
      missed += Math.ceil((atMs - dueMs) / grid.intervalMs);
      slots.push({ item, atMs });
      // Not right behind one that was off the grid.
      const nextMs = slotAfter(grid, atMs + Math.floor(grid.intervalMs / 2));
      this.#put({ item, grid, lastMs: atMs, dueMs: nextMs });
    }
    return { slots, missed };
  }

  retry(id: string, atMs: number, nowMs: number): void {
    const entry = this.#entries.get(id);
    const dueMs = Math.max(atMs, nowMs);
    if (entry && dueMs > (entry.lastMs ?? -Infinity)) this.#put({ ...entry, dueMs });
  }

  restart(nowMs: number): void {
    const spreadMs = spreadOf(this.#entries.size);
    const around = { nowMs, spreadMs, isChanged: false };
    this.#rebuild([...this.#entries.values()].map(({ item, lastMs }) => begin(item, lastMs, around)));
  }

  nextMs(): number | undefined {
    return this.#first()?.dueMs;
  }

  #isKept({ id, revision, intervalMs }: Item): boolean {
    const before = this.#entries.get(id)?.item;
    return before?.revision === revision && before.intervalMs === intervalMs;
  }

  #put(entry: Entry<Item>): void {
    this.#entries.set(entry.item.id, entry);
    this.#heap.add(entry);
  }

  #first(): Entry<Item> | undefined {
    let first = this.#heap.first();
    while (first && this.#entries.get(first.item.id) !== first) {
      this.#heap.removeFirst();
      first = this.#heap.first();
    }
    return first;
  }

  #rebuild(entries: readonly Entry<Item>[]): void {
    this.#entries = new Map();
    this.#heap = dueHeap();
    for (const entry of entries) this.#put(entry);
  }
}

function spreadOf(count: number): number {
  return Math.min(firstWithinMs, count * perItemMs);
}

/** The first slot: on the grid where that is soon, or soon enough after the last one; else before it. */
function begin<Item extends Watched>(
  item: Item,
  knownLastMs: number | undefined,
  { nowMs, spreadMs, isChanged }: { nowMs: number; spreadMs: number; isChanged: boolean },
): Entry<Item> {
  const grid = gridOf(item.id, item.intervalMs);
  // A slot ahead of the clock is from before it was set back.
  const lastMs = knownLastMs === undefined ? undefined : Math.min(knownLastMs, nowMs);
  const onGridMs = slotAfter(grid, nowMs);
  const isInTime = !isChanged && lastMs !== undefined && onGridMs - lastMs <= item.intervalMs;
  const isSoon = onGridMs - nowMs <= spreadMs;
  // Not by its phase again: those that would wait longest on the grid have phases that lie together.
  const earlyMs = nowMs + 1 + Math.floor(shareOf(`${item.id} first`) * spreadMs);
  return { item, grid, lastMs, dueMs: isInTime || isSoon ? onGridMs : earlyMs };
}
