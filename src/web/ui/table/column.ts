import type { ReactNode } from 'react';

export type CellValue = string | number | null | undefined;

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What sorts, filters, copies and exports. A column without it does none of these. */
  value?: (row: Row) => CellValue;
  /** At least so many pixels. */
  width: number;
  /** Share of the room that is left; 0 keeps the width. */
  grow?: number;
  align?: 'start' | 'end';
  /** Not shown until the user asks for it. */
  hidden?: boolean;
  /** The user cannot hide it, and it never leaves for want of room. */
  fixed?: boolean;
  /** Its place on a phone: the title and the state make the first line, the others the second. */
  card?: 'title' | 'state' | 'line' | 'none';
}

export interface Sort {
  columnId: string;
  descending: boolean;
}

/** As it stands in an address: `name`, or `-name` from the largest. */
export function writeSort({ columnId, descending }: Sort): string {
  return `${descending ? '-' : ''}${columnId}`;
}

export function readSort(text: string | undefined): Sort | null {
  if (!text) return null;
  const descending = text.startsWith('-');
  return { columnId: descending ? text.slice(1) : text, descending };
}

/** Up, down, and back to the order the list came in. */
export function nextSort(columnId: string, sort: Sort | null): Sort | null {
  if (sort?.columnId !== columnId) return { columnId, descending: false };
  return sort.descending ? null : { columnId, descending: true };
}

export interface GroupBy<Row> {
  key: (row: Row) => string;
  label: (key: string) => string;
  /** Beside the label: path, counts, buttons. */
  detail?: (key: string, rows: readonly Row[]) => ReactNode;
}

export interface BulkAction<Row> {
  id: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  run: (rows: readonly Row[]) => void;
}

export interface RowShortcut<Row> {
  key: string;
  label: string;
  run: (row: Row) => void;
}
