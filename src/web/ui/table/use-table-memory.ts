import { useState } from 'react';
import type { Column, Sort } from './column.ts';

export interface TableMemory {
  /** `null` until the user chose: the columns' own `hidden` decides. */
  hiddenColumns: readonly string[] | null;
  sort: Sort | null;
  closedGroups: readonly string[];
}

const blank: TableMemory = { hiddenColumns: null, sort: null, closedGroups: [] };

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Reads what an older or a broken version may have stored; anything unexpected is as if nothing was. */
export function parseMemory(stored: string | null): TableMemory {
  try {
    const raw: unknown = JSON.parse(stored ?? '{}');
    if (typeof raw !== 'object' || raw === null) return blank;
    const { hiddenColumns, sort, closedGroups }: Record<string, unknown> = { ...raw };
    const hasSort = typeof sort === 'object' && sort !== null && 'columnId' in sort && 'descending' in sort;
    return {
      hiddenColumns: Array.isArray(hiddenColumns) ? strings(hiddenColumns) : null,
      sort: hasSort ? { columnId: String(sort.columnId), descending: sort.descending === true } : null,
      closedGroups: strings(closedGroups),
    };
  } catch {
    return blank;
  }
}

export function useTableMemory(tableId: string) {
  const storageKey = `nexus.table.${tableId}`;
  const [memory, setMemory] = useState(() => {
    try {
      return parseMemory(localStorage.getItem(storageKey));
    } catch {
      return blank;
    }
  });
  function remember(change: Partial<TableMemory>) {
    const next = { ...memory, ...change };
    setMemory(next);
    try {
      localStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      // Blocked or full storage only means the choice lasts for this visit.
    }
  }
  return { memory, remember };
}

export function isShown<Row>(column: Column<Row>, memory: TableMemory): boolean {
  if (column.fixed) return true;
  return memory.hiddenColumns ? !memory.hiddenColumns.includes(column.id) : column.hidden !== true;
}

/** The hidden columns after turning one of them over. */
export function toggleColumn<Row>(
  columns: readonly Column<Row>[],
  memory: TableMemory,
  id: string,
): string[] {
  const hidden = columns.filter((column) => !isShown(column, memory)).map((column) => column.id);
  return hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id];
}
