/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import ArrowIcon from 'lucide-react/icons/arrow-down';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { Checkbox } from '../checkbox.tsx';
import { cx } from '../cx.ts';
import { type Column, nextSort, type Sort } from './column.ts';

export interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  hasActions: boolean;
  selection?: { selected: number; total: number; onSelectAll: (selected: boolean) => void };
}

export function TableHead<Row>({
  columns,
  template,
  sort,
  onSort,
  hasActions,
  selection,
}: TableHeadProps<Row>) {
  const text = useText(tableText);
  return (
    <div role="rowgroup" className="sticky top-[var(--table-top,0px)] z-10 bg-base">
      <div
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template }}
        className="grid h-8 items-center gap-x-4 border-b border-line px-4 text-sm text-muted"
      >
        {selection && (
          <span role="columnheader" aria-label={text('selectAll')} className="flex">
            <Checkbox
              hideLabel
              label={text('selectAll')}
              checked={selection.total > 0 && selection.selected === selection.total}
              indeterminate={selection.selected > 0 && selection.selected < selection.total}
              onChange={selection.onSelectAll}
            />
          </span>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
        {hasActions && (
          <span role="columnheader">
            <span className="sr-only">{text('actions')}</span>
          </span>
        )}
      </div>
    </div>
  );
}

type HeadCellProps<Row> = Pick<TableHeadProps<Row>, 'sort' | 'onSort'> & { column: Column<Row> };

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const isSorted = sort?.columnId === column.id;
  const direction = sort?.descending ? 'descending' : 'ascending';
  const className = cx('flex min-w-0', column.align === 'end' && 'justify-end');
  if (!column.value) {
    return (
      <div role="columnheader" className={className}>
        <span className="truncate">{column.header}</span>
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={isSorted ? direction : 'none'} className={className}>
      <button
        type="button"
        onClick={() => onSort(nextSort(column.id, sort))}
        className={cx(
          'flex min-w-0 items-center gap-1 rounded-sm hover:text-ink pointer-coarse:h-10',
          isSorted && 'font-medium text-ink',
        )}
      >
        <span className="truncate">{column.header}</span>
        {isSorted && (
          <ArrowIcon aria-hidden className={cx('size-3.5 shrink-0', !sort.descending && 'rotate-180')} />
        )}
      </button>
    </div>
  );
}
