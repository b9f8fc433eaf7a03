/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import { Checkbox } from '../checkbox.tsx';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { RowMenuButton } from './row-menu-button.tsx';
import type { PlacedRow } from './row-order.ts';
import type { LineProps, RowLook } from './table-parts.ts';

interface CellProps<Row> {
  placed: PlacedRow<Row>;
  look: RowLook<Row>;
}

/** What every row tells of itself, in whichever shape it is drawn. */
export function rowAttributes<Row>({ placed, look, isCurrent, rowIndex }: CellProps<Row> & LineProps) {
  return {
    role: 'row',
    'data-key': placed.key,
    tabIndex: isCurrent ? 0 : -1,
    'aria-rowindex': rowIndex,
    'aria-selected': look.selection?.has(placed.key),
    'aria-current': look.openKey === placed.key ? ('true' as const) : undefined,
    'aria-label': look.rowName(placed.row),
  };
}

export function SelectCell<Row>({ placed, look }: CellProps<Row>) {
  const text = useText(tableText);
  const { selection } = look;
  if (!selection) return null;
  return (
    <span role="gridcell" className="flex">
      <Checkbox
        hideLabel
        label={text('selectRow', { name: look.rowName(placed.row) })}
        checked={selection.has(placed.key)}
        onChange={(checked, shift) => selection.select(placed.key, checked, shift)}
      />
    </span>
  );
}

export function MenuCell<Row>({ placed, look }: CellProps<Row>) {
  const { row, gone } = placed;
  if (!look.onMenu) return null;
  return (
    <span role="gridcell" className="flex justify-end">
      {!gone && <RowMenuButton name={look.rowName(row)} onOpen={(anchor) => look.onMenu?.(row, anchor)} />}
    </span>
  );
}
