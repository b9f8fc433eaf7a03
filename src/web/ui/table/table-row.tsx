/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import { cx } from '../cx.ts';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import type { Column } from './column.ts';
import { MenuCell, rowAttributes, SelectCell } from './row-cells.tsx';
import type { RowProps } from './table-parts.ts';
import { useGlow } from './use-glow.ts';

/** No longer true, yet still to be read: grey, not faint. */
export const staleClass = 'grayscale [&_*]:text-muted!';

export const lineClass = 'absolute inset-x-0 scroll-my-24 outline-offset-[-2px]';

export function TableRow<Row>(props: RowProps<Row>) {
  const { placed, look, template, topPx, heightPx } = props;
  const { row, key, gone } = placed;
  const isGlowing = useGlow(look.version?.(row));
  return (
    <div
      {...rowAttributes(props)}
      style={{ top: topPx, height: heightPx, gridTemplateColumns: template }}
      className={cx(
        lineClass,
        'group grid items-center gap-x-4 border-b border-line-soft px-4',
        look.canOpen && !gone && 'cursor-pointer hover:bg-hover',
        look.selection?.has(key) && 'bg-accent/10',
        look.openKey === key && 'bg-hover shadow-[inset_2px_0_var(--accent)]',
        isGlowing && 'animate-glow',
        (gone || look.isStale) && staleClass,
      )}
    >
      <SelectCell placed={placed} look={look} />
      {look.columns.map((column) => (
        <Cell key={column.id} column={column} row={row} gone={gone} />
      ))}
      <MenuCell placed={placed} look={look} />
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
