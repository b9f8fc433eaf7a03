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
  /** The next slot is this one, before a failure is confirmed; after it the item goes back to its grid. */
  retry(id: string, atMs: number): void;
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

/** What is new is looked at within this time, however long its interval. */
const firstWithinMs = 20_000;
/** And sooner when there is little of it. */
const perItemMs = 20;

export function newPlan<Item extends Watched>(): Plan<Item> {
  let entries = new Map<string, Entry<Item>>();
  let heap = dueHeap<Entry<Item>>();
  const put = (entry: Entry<Item>) => {
    entries.set(entry.item.id, entry);
    heap.add(entry);
  };
  const dropVoid = () => {
    for (let first = heap.first(); first && entries.get(first.item.id) !== first; first = heap.first())
      heap.removeFirst();
    return heap.first();
  };
  const rebuild = (all: readonly Entry<Item>[]) => {
    entries = new Map();
    heap = dueHeap();
    for (const entry of all) put(entry);
  };
  return {
    set(items, nowMs, lastMsOf = () => undefined) {
      const all = [...items];
      const isKept = ({ id, revision, intervalMs }: Item) => {
        const before = entries.get(id)?.item;
        return before?.revision === revision && before.intervalMs === intervalMs;
      };
      const spreadMs = spreadOf(all.filter((item) => !isKept(item)).length);
      rebuild(
        all.map((item) => {
          const before = entries.get(item.id);
          if (before && isKept(item)) return { ...before, item };
          const isChanged = before !== undefined && before.item.revision !== item.revision;
          return begin(item, before?.lastMs ?? lastMsOf(item.id), { nowMs, spreadMs, isChanged });
        }),
      );
    },
    take(nowMs) {
      const slots: Slot<Item>[] = [];
      let missed = 0;
      for (let entry = dropVoid(); entry && entry.dueMs <= nowMs; entry = dropVoid()) {
        heap.removeFirst();
        const { item, grid, dueMs } = entry;
        const atMs = Math.max(dueMs, slotAtOrBefore(grid, nowMs));
        missed += Math.ceil((atMs - dueMs) / grid.intervalMs);
        slots.push({ item, atMs });
        put({ item, grid, lastMs: atMs, dueMs: slotAfter(grid, atMs + Math.floor(grid.intervalMs / 2)) });
      }
      return { slots, missed };
    },
    retry(id, atMs) {
      const entry = entries.get(id);
      if (entry && atMs > (entry.lastMs ?? -Infinity)) put({ ...entry, dueMs: atMs });
    },
    restart(nowMs) {
      const spreadMs = spreadOf(entries.size);
      rebuild(
        [...entries.values()].map(({ item, lastMs }) =>
          begin(item, lastMs, { nowMs, spreadMs, isChanged: false }),
        ),
      );
    },
    nextMs: () => dropVoid()?.dueMs,
  };
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
  const earlyMs = nowMs + 1 + Math.floor(shareOf(item.id) * spreadMs);
  return { item, grid, lastMs, dueMs: isInTime || isSoon ? onGridMs : earlyMs };
}
