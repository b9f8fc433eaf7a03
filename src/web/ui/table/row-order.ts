import { foldText } from '../fold-text.ts';
import type { Column, GroupBy, Sort } from './column.ts';

/** Every word of the filter must occur somewhere in the row's values. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: string,
): readonly Row[] {
  const words = foldText(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const all = foldText(columns.map((column) => column.value?.(row) ?? '').join('\n'));
    return words.every((word) => all.includes(word));
  });
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Stable; what has no value comes last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const value = columns.find((column) => column.id === sort?.columnId)?.value;
  if (!sort || !value) return rows;
  const direction = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: value(row) ?? null }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return direction * (a.value - b.value);
      return direction * collator.compare(String(a.value), String(b.value));
    })
    .map((each) => each.row);
}

export interface PlacedRow<Row> {
  key: string;
  row: Row;
  /** It no longer exists, but its place is kept while the pointer is on the rows. */
  gone: boolean;
}

/** Keeps every row where it was: the vanished stay as `gone`, newcomers go to the end. */
export function holdOrder<Row>(
  previous: readonly PlacedRow<Row>[],
  next: readonly PlacedRow<Row>[],
): PlacedRow<Row>[] {
  const fresh = new Map(next.map((placed) => [placed.key, placed]));
  const kept = previous.map((placed) => fresh.get(placed.key) ?? { ...placed, gone: true });
  const known = new Set(previous.map((placed) => placed.key));
  return [...kept, ...next.filter((placed) => !known.has(placed.key))];
}

export type TableItem<Row> =
  | { kind: 'group'; key: string; rows: readonly Row[]; isOpen: boolean }
  | { kind: 'row'; key: string; placed: PlacedRow<Row> };

/** Sets the keys of groups apart from those of rows. */
export const groupKeyPrefix = 'group:';

export function keyOfItem<Row>(item: TableItem<Row>): string {
  return item.kind === 'group' ? groupKeyPrefix + item.key : item.key;
}

/** The lines of the table from top to bottom. Groups stand in the order in which their first row comes. */
export function layOut<Row>(
  placed: readonly PlacedRow<Row>[],
  groupBy: GroupBy<Row> | undefined,
  closed: ReadonlySet<string>,
): TableItem<Row>[] {
  const asItem = (each: PlacedRow<Row>): TableItem<Row> => ({ kind: 'row', key: each.key, placed: each });
  if (!groupBy) return placed.map(asItem);
  const groups = Map.groupBy(placed, (each) => groupBy.key(each.row));
  return [...groups].flatMap(([key, members]): TableItem<Row>[] => {
    const isOpen = !closed.has(key);
    const head: TableItem<Row> = { kind: 'group', key, rows: members.map((each) => each.row), isOpen };
    return isOpen ? [head, ...members.map(asItem)] : [head];
  });
}
