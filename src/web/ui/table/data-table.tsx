import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { type MenuEntry, MenuAt } from '../menu.tsx';
import { useMediaQuery } from '../use-media-query.ts';
import { useWidth } from '../use-width.ts';
import { BulkBar } from './bulk-bar.tsx';
import type { BulkAction, Column, GroupBy, RowShortcut, Sort } from './column.ts';
import { TableBody } from './table-body.tsx';
import { TableNotice } from './table-notice.tsx';
import { TableToolbar } from './table-toolbar.tsx';
import { useTableView } from './use-table-view.ts';

export type { BulkAction, Column, GroupBy, RowShortcut, Sort };

export interface DataTableProps<Row> {
  /** Names the memory of columns, sort and closed groups in this browser, and the exported file. */
  tableId: string;
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  columns: readonly Column<Row>[];
  filter?: string;
  onFilterChange?: (filter: string) => void;
  sort?: Sort | null;
  onSortChange?: (sort: Sort | null) => void;
  groupBy?: GroupBy<Row>;
  onOpen?: (row: Row) => void;
  openKey?: string;
  rowActions?: (row: Row) => readonly MenuEntry[];
  bulkActions?: readonly BulkAction<Row>[];
  rowShortcuts?: readonly RowShortcut<Row>[];
  /** A row glows once when this changes. */
  version?: (row: Row) => string | number;
  /** The rows are the last known ones, not the present. */
  isStale?: boolean;
  /** Further filters, beside the text. */
  toolbar?: ReactNode;
  /** In place of the rows when there are none at all. */
  empty?: ReactNode;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
}

interface OpenMenu<Row> {
  row: Row;
  anchor: Element;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const root = useRef<HTMLDivElement>(null);
  const filterField = useRef<HTMLInputElement>(null);
  const widthPx = useWidth(root);
  const isCompact = useMediaQuery('(max-width: 639px)');
  const [menu, setMenu] = useState<OpenMenu<Row> | null>(null);
  const [isSelecting, setIsSelecting] = useState(false);
  const view = useTableView(props, { widthPx, isCompact, isMenuOpen: menu !== null });
  const canSelect = (props.bulkActions?.length ?? 0) > 0;
  const present = view.placed.filter((each) => !each.gone);
  const shown = present.map((each) => each.row);
  const selected = shown.filter((row) => view.selection.keys.has(props.rowKey(row)));
  const onStartSelecting = canSelect ? () => setIsSelecting(true) : undefined;
  const stopSelecting = () => {
    view.selection.clear();
    setIsSelecting(false);
  };
  const hasSelection = canSelect && (!isCompact || isSelecting);
  const body = { props, view, isCompact, filterField, hasSelection };
  return (
    <div ref={root} className="flex min-w-0 flex-col">
      <TableToolbar {...body} {...{ shown, selected, onStartSelecting }} />
      {view.placed.length > 0 && !props.error && (
        <TableBody
          {...body}
          onMenu={props.rowActions && ((row: Row, anchor: Element) => setMenu({ row, anchor }))}
        />
      )}
      <TableNotice {...props} view={view} />
      {canSelect && (selected.length > 0 || isSelecting) && (
        <BulkBar rows={selected} actions={props.bulkActions ?? []} onClear={stopSelecting} />
      )}
      {menu && <RowMenu props={props} menu={menu} onClose={() => setMenu(null)} />}
    </div>
  );
}

interface RowMenuProps<Row> {
  props: DataTableProps<Row>;
  menu: OpenMenu<Row>;
  onClose: () => void;
}

function RowMenu<Row>({ props, menu, onClose }: RowMenuProps<Row>) {
  const text = useText(tableText);
  const label = text('rowActions', { name: props.rowName(menu.row) });
  return (
    <MenuAt anchor={menu.anchor} label={label} items={props.rowActions?.(menu.row) ?? []} onClose={onClose} />
  );
}
