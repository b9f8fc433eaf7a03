/** Tells what happens again and again from what happens, so that a container that restarts all day does not fill the timeline. */
export interface Repeats {
  /** The row that already tells this; undefined when a row of its own is due. */
  rowFor(what: string, atMs: number): number | undefined;
  /** A row was written for it. */
  written(what: string, atMs: number, row: number): void;
  clear(): void;
}

interface Told {
  row: number;
  rowAtMs: number;
  times: number[];
}

const closeMs = 10 * 60_000;
/** So many within that time get a row each. */
const patience = 5;
const longestRowMs = 3_600_000;
const maxRemembered = 2_000;

export function repeats(): Repeats {
  const told = new Map<string, Told>();

  return {
    rowFor(what, atMs) {
      const known = told.get(what);
      if (!known) return undefined;
      known.times = known.times.filter((time) => Math.abs(atMs - time) < closeMs);
      if (known.times.length < patience || atMs - known.rowAtMs > longestRowMs) return undefined;
      known.times = [...known.times.slice(1), atMs];
      return known.row;
    },
    written(what, atMs, row) {
      const times = [...(told.get(what)?.times ?? []), atMs].slice(-patience);
      // Last in order is the newest: what is dropped below is the oldest.
      told.delete(what);
      told.set(what, { row, rowAtMs: atMs, times });
      const [oldest] = told.keys();
      if (told.size > maxRemembered && oldest !== undefined) told.delete(oldest);
    },
    clear: () => told.clear(),
  };
}
