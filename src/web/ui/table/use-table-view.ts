import { useMemo, useState } from 'react';
import type { Column, Sort } from './column.ts';
import type { DataTableProps } from './data-table.tsx';
import { fitColumns } from './fit-columns.ts';
import { filterRows, layOut, type PlacedRow, sortRows, type TableItem } from './row-order.ts';
import { type Selection, useSelection } from './use-selection.ts';
import { useSteadyRows } from './use-steady-rows.ts';
import { isShown, type TableMemory, useTableMemory } from './use-table-memory.ts';

export interface TableSurroundings {
  widthPx: number;
  isCompact: boolean;
  isMenuOpen: boolean;
}

export interface TableView<Row> {
  filter: string;
  setFilter: (filter: string) => void;
  sort: Sort | null;
  setSort: (sort: Sort | null) => void;
  placed: readonly PlacedRow<Row>[];
  items: readonly TableItem<Row>[];
  visible: readonly Column<Row>[];
  selection: Selection;
  memory: TableMemory;
  remember: (change: Partial<TableMemory>) => void;
  toggleGroup: (key: string) => void;
  setPointerInside: (inside: boolean) => void;
}

/** The checkbox, the menu button, the padding: what the columns cannot have. */
const sidePx = 32 + 32 + 44;

/** The rows as the user asked for them, before anything is held. */
function useWantedRows<Row>(
  { rows, columns, rowKey }: DataTableProps<Row>,
  filter: string,
  sort: Sort | null,
): readonly PlacedRow<Row>[] {
  return useMemo(() => {
    const sorted = sortRows(filterRows(rows, columns, filter), columns, sort);
    return sorted.map((row) => ({ key: rowKey(row), row, gone: false }));
  }, [rows, columns, rowKey, filter, sort]);
}

/** Everything between the rows that come in and the lines that are drawn. */
export function useTableView<Row>(props: DataTableProps<Row>, around: TableSurroundings): TableView<Row> {
  const { columns, groupBy } = props;
  const { memory, remember } = useTableMemory(props.tableId);
  const [ownFilter, setOwnFilter] = useState('');
  const [pointerInside, setPointerInside] = useState(false);
  const filter = props.filter ?? ownFilter;
  const sort = props.sort === undefined ? memory.sort : props.sort;

  const wanted = useWantedRows(props, filter, sort);
  const token = JSON.stringify([filter, sort, groupBy !== undefined]);
  const placed = useSteadyRows(wanted, token, pointerInside || around.isMenuOpen);
  const closed = useMemo(() => new Set(memory.closedGroups), [memory.closedGroups]);
  const items = useMemo(() => layOut(placed, groupBy, closed), [placed, groupBy, closed]);
  const chosen = columns.filter((column) => isShown(column, memory));

  return {
    filter,
    setFilter: props.onFilterChange ?? setOwnFilter,
    sort,
    setSort: (next) => {
      remember({ sort: next });
      props.onSortChange?.(next);
    },
    placed,
    items,
    visible: around.isCompact || around.widthPx === 0 ? chosen : fitColumns(chosen, around.widthPx - sidePx),
    selection: useSelection(
      items.flatMap((item) => (item.kind === 'row' && !item.placed.gone ? [item.key] : [])),
    ),
    memory,
    remember,
    toggleGroup: (key) =>
      remember({
        closedGroups: closed.has(key) ? [...closed].filter((each) => each !== key) : [...closed, key],
      }),
    setPointerInside,
  };
}
