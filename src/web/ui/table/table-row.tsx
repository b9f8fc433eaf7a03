/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import { cx } from '../cx.ts';
import { Checkbox } from '../checkbox.tsx';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { RowMenuButton } from './row-menu-button.tsx';
import type { Column } from './column.ts';
import type { RowProps } from './table-parts.ts';
import { useGlow } from './use-glow.ts';

/** No longer true, yet still to be read: grey, not faint. */
export const staleClass = 'grayscale [&_*]:text-muted!';

export const lineClass = 'absolute inset-x-0 scroll-my-24 outline-offset-[-2px]';

export function TableRow<Row>({
  placed,
  look,
  template,
  topPx,
  heightPx,
  isCurrent,
  rowIndex,
}: RowProps<Row>) {
  const { row, key, gone } = placed;
  const text = useText(tableText);
  const isGlowing = useGlow(look.version?.(row));
  const isSelected = look.selection?.has(key) ?? false;
  const isOpen = look.openKey === key;
  return (
    <div
      role="row"
      data-key={key}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-selected={look.selection ? isSelected : undefined}
      aria-current={isOpen ? 'true' : undefined}
      aria-label={look.rowName(row)}
      style={{ top: topPx, height: heightPx, gridTemplateColumns: template }}
      className={cx(
        lineClass,
        'group grid items-center gap-x-4 border-b border-line-soft px-4',
        look.canOpen && !gone && 'cursor-pointer hover:bg-hover',
        isSelected && 'bg-accent/10',
        isOpen && 'bg-hover shadow-[inset_2px_0_var(--accent)]',
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
      {look.columns.map((column) => (
        <Cell key={column.id} column={column} row={row} gone={gone} />
      ))}
      {look.onMenu && (
        <span role="gridcell" className="flex justify-end">
          {!gone && (
            <RowMenuButton name={look.rowName(row)} onOpen={(anchor) => look.onMenu?.(row, anchor)} />
          )}
        </span>
      )}
    </div>
  );
}

function Cell<Row>({ column, row, gone }: { column: Column<Row>; row: Row; gone: boolean }) {
  const text = useText(tableText);
  const isEnd = column.align === 'end';
  return (
    <div
      role="gridcell"
      className={cx('flex min-w-0 items-center truncate', isEnd && 'tabular justify-end text-right')}
    >
      {column.cell(row)}
      {gone && column.fixed && <span className="ml-2 text-sm text-muted">{text('gone')}</span>}
    </div>
  );
}
