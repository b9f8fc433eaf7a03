import SlidersIcon from 'lucide-react/icons/sliders-horizontal';
import type { RefObject } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { IconButton } from '../icon-button.tsx';
import { Menu } from '../menu.tsx';
import { SearchField } from '../search-field.tsx';
import type { DataTableProps } from './data-table.tsx';
import { tableOptions } from './table-options.ts';
import type { TableView } from './use-table-view.ts';

export interface TableToolbarProps<Row> {
  props: DataTableProps<Row>;
  view: TableView<Row>;
  isCompact: boolean;
  filterField: RefObject<HTMLInputElement | null>;
  /** The rows that match the filter. */
  shown: readonly Row[];
  selected: readonly Row[];
  onStartSelecting?: () => void;
}

export function TableToolbar<Row>(toolbar: TableToolbarProps<Row>) {
  const { props, view, isCompact, filterField, shown, selected, onStartSelecting } = toolbar;
  const text = useText(tableText);
  const options = tableOptions({
    ...view,
    text,
    isCompact,
    tableId: props.tableId,
    columns: props.columns,
    rows: selected.length > 0 ? selected : shown,
    onSort: view.setSort,
    onStartSelecting,
  });
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2">
      <SearchField
        ref={filterField}
        label={text('filterWhat', { what: props.label.toLocaleLowerCase() })}
        placeholder={text('filter')}
        shortcut="/"
        value={view.filter}
        onChange={view.setFilter}
        className="min-w-40 flex-1 sm:max-w-72"
      />
      {props.toolbar}
      <span className="ml-auto flex items-center gap-2">
        <output className="tabular text-sm text-muted">
          {shown.length === props.rows.length
            ? ''
            : text('shown', { shown: shown.length, total: props.rows.length })}
        </output>
        <Menu
          label={text('more')}
          items={options}
          trigger={<IconButton label={text('more')} icon={<SlidersIcon />} />}
        />
      </span>
    </div>
  );
}
