/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import { Checkbox } from '../checkbox.tsx';
import { cx } from '../cx.ts';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import type { Column } from './column.ts';
import { RowMenuButton } from './row-menu-button.tsx';
import type { RowProps } from './table-parts.ts';
import { lineClass, staleClass } from './table-row.tsx';
import { useGlow } from './use-glow.ts';

/** A row on a phone: name and state above, the rest below in one line. */
export function CardRow<Row>({
  placed,
  look,
  topPx,
  heightPx,
  isCurrent,
  rowIndex,
}: Omit<RowProps<Row>, 'template'>) {
  const { row, key, gone } = placed;
  const text = useText(tableText);
  const isGlowing = useGlow(look.version?.(row));
  const isSelected = look.selection?.has(key) ?? false;
  return (
    <div
      role="row"
      data-key={key}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-selected={look.selection ? isSelected : undefined}
      aria-label={look.rowName(row)}
      style={{ top: topPx, height: heightPx }}
      className={cx(
        lineClass,
        'flex items-center gap-2 border-b border-line-soft pr-1 pl-4',
        isSelected && 'bg-accent/10',
        isGlowing && 'animate-glow',
        (gone || look.isStale) && staleClass,
      )}
    >
      {look.selection && (
        <span role="gridcell" className="flex">
          <Checkbox
            hideLabel
            label={text('selectRow', { name: look.rowName(row) })}
            checked={isSelected}
            onChange={(checked, shift) => look.selection?.select(key, checked, shift)}
          />
        </span>
      )}
      <div role="gridcell" className="min-w-0 flex-1">
        <CardLines columns={look.columns} row={row} />
      </div>
      {look.onMenu && !gone && (
        <span role="gridcell">
          <RowMenuButton name={look.rowName(row)} onOpen={(anchor) => look.onMenu?.(row, anchor)} />
        </span>
      )}
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
