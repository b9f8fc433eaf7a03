import type { Translate } from '../../i18n/use-text.ts';
import type { tableText } from '../../i18n/table-text.ts';
import { download } from '../download.ts';
import type { MenuEntry } from '../menu.tsx';
import { showToast } from '../toast.ts';
import { copyText } from '../use-copy.ts';
import { type Column, nextSort, type Sort } from './column.ts';
import { toCsv, toText } from './table-export.ts';
import { isShown, type TableMemory, toggleColumn } from './use-table-memory.ts';

export interface TableOptionsInput<Row> {
  tableId: string;
  text: Translate<typeof tableText>;
  columns: readonly Column<Row>[];
  /** Those that also have room. */
  visible: readonly Column<Row>[];
  /** What is copied and exported: the selected rows, or all that match. */
  rows: readonly Row[];
  memory: TableMemory;
  remember: (change: Partial<TableMemory>) => void;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  /** On a phone, where no head and no checkboxes are in sight. */
  isCompact: boolean;
  onStartSelecting?: () => void;
}

export function tableOptions<Row>(input: TableOptionsInput<Row>): MenuEntry[] {
  const sorting = input.isCompact ? sortEntries(input) : columnEntries(input);
  return [...selectEntries(input), ...sorting, 'separator', ...exportEntries(input)];
}

function selectEntries<Row>({ text, isCompact, onStartSelecting }: TableOptionsInput<Row>): MenuEntry[] {
  if (!isCompact || !onStartSelecting) return [];
  return [{ label: text('selectRows'), onSelect: onStartSelecting }, 'separator'];
}

function sortEntries<Row>({ text, columns, sort, onSort }: TableOptionsInput<Row>): MenuEntry[] {
  const entries = columns
    .filter((column) => column.value)
    .map((column) => ({
      label: column.header,
      checked: sort?.columnId === column.id,
      hint: sort?.columnId === column.id ? (sort.descending ? '↓' : '↑') : undefined,
      onSelect: () => onSort(nextSort(column.id, sort)),
    }));
  return [{ heading: text('sortBy') }, ...entries];
}

function columnEntries<Row>({
  text,
  columns,
  visible,
  memory,
  remember,
}: TableOptionsInput<Row>): MenuEntry[] {
  const entries = columns
    .filter((column) => !column.fixed)
    .map((column) => ({
      label: column.header,
      checked: isShown(column, memory),
      hint: isShown(column, memory) && !visible.includes(column) ? text('noRoom') : undefined,
      onSelect: () => remember({ hiddenColumns: toggleColumn(columns, memory, column.id) }),
    }));
  return entries.length > 0 ? [{ heading: text('columns') }, ...entries] : [];
}

function exportEntries<Row>({ text, columns, rows, memory, tableId }: TableOptionsInput<Row>): MenuEntry[] {
  const shown = columns.filter((column) => isShown(column, memory));
  const hint = text('exportCount', { count: rows.length });
  const copy = async () => {
    if (await copyText(toText(rows, shown))) showToast({ title: text('copiedRows', { count: rows.length }) });
  };
  return [
    { label: text('copyText'), hint, onSelect: () => void copy() },
    {
      label: text('exportCsv'),
      hint,
      onSelect: () => download(toCsv(rows, shown), `${tableId}.csv`, 'text/csv'),
    },
  ];
}
