/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import { cx } from '../cx.ts';
import type { Column } from './column.ts';
import { MenuCell, rowAttributes, SelectCell } from './row-cells.tsx';
import type { RowProps } from './table-parts.ts';
import { lineClass, staleClass } from './table-row.tsx';
import { useGlow } from './use-glow.ts';

/** A row on a phone: name and state above, the rest below in one line. */
export function CardRow<Row>(props: Omit<RowProps<Row>, 'template'>) {
  const { placed, look, topPx, heightPx } = props;
  const isGlowing = useGlow(look.version?.(placed.row));
  return (
    <div
      {...rowAttributes(props)}
      style={{ top: topPx, height: heightPx }}
      className={cx(
        lineClass,
        'flex items-center gap-2 border-b border-line-soft pr-1 pl-4',
        look.selection?.has(placed.key) && 'bg-accent/10',
        isGlowing && 'animate-glow',
        (placed.gone || look.isStale) && staleClass,
      )}
    >
      <SelectCell placed={placed} look={look} />
      <div role="gridcell" className="min-w-0 flex-1">
        <CardLines columns={look.columns} row={placed.row} />
      </div>
      <MenuCell placed={placed} look={look} />
    </div>
  );
}

function CardLines<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) {
  const at = (place: NonNullable<Column<Row>['card']>) =>
    columns.filter((column) => (column.card ?? 'line') === place);
  return (
    <>
      <div className="flex items-center gap-3">
        {at('title').map((column) => (
          <span key={column.id} className="min-w-0 flex-1 truncate font-medium">
            {column.cell(row)}
          </span>
        ))}
        {at('state').map((column) => (
          <span key={column.id} className="shrink-0 text-sm">
            {column.cell(row)}
          </span>
        ))}
      </div>
      <div className="flex h-5 items-center gap-3 overflow-hidden text-sm text-muted">
        {at('line')
          .filter((column) => column.value?.(row) !== '')
          .map((column) => (
            <span key={column.id} className="shrink-0 last:min-w-0 last:shrink last:truncate">
              {column.cell(row)}
            </span>
          ))}
      </div>
    </>
  );
}
