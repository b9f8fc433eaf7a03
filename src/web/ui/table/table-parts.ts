import type { Column, GroupBy } from './column.ts';
import type { PlacedRow } from './row-order.ts';

/** Every line of a table is one of these heights in pixels; the virtualised list counts on it. */
export const lineHeights = { row: 36, touchRow: 44, card: 64 } as const;

/** What the rows of a table share. */
export interface RowLook<Row> {
  columns: readonly Column<Row>[];
  rowName: (row: Row) => string;
  openKey?: string;
  canOpen: boolean;
  isStale: boolean;
  version?: (row: Row) => string | number;
  selection?: {
    has: (key: string) => boolean;
    select: (key: string, selected: boolean, range: boolean) => void;
  };
  onMenu?: (row: Row, anchor: Element) => void;
}

/** One line, placed `topPx` below the first. */
export interface LineProps {
  topPx: number;
  heightPx: number;
  isCurrent: boolean;
  /** Counted from 1, the header included. */
  rowIndex: number;
}

export interface RowProps<Row> extends LineProps {
  placed: PlacedRow<Row>;
  look: RowLook<Row>;
  template: string;
}

export interface GroupProps<Row> extends LineProps {
  groupKey: string;
  rows: readonly Row[];
  isOpen: boolean;
  groupBy: GroupBy<Row>;
}
