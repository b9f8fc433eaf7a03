/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import { type MouseEvent, type PointerEvent, type RefObject, useRef } from 'react';
import { useMediaQuery } from '../use-media-query.ts';
import { CardRow } from './card-row.tsx';
import type { DataTableProps } from './data-table.tsx';
import { gridTemplate } from './fit-columns.ts';
import { GroupRow, groupKeyPrefix } from './group-row.tsx';
import type { TableItem } from './row-order.ts';
import { TableHead } from './table-head.tsx';
import { lineHeights, type RowLook } from './table-parts.ts';
import { TableRow } from './table-row.tsx';
import { useRowWindow } from './use-row-window.ts';
import { useTableKeys } from './use-table-keys.ts';
import type { TableView } from './use-table-view.ts';

export interface TableBodyProps<Row> {
  props: DataTableProps<Row>;
  view: TableView<Row>;
  isCompact: boolean;
  hasSelection: boolean;
  filterField: RefObject<HTMLInputElement | null>;
  onMenu?: (row: Row, anchor: Element) => void;
}

function keyOfItem<Row>(item: TableItem<Row>): string {
  return item.kind === 'group' ? groupKeyPrefix + item.key : item.key;
}

/** The line under the pointer, unless something in it answers by itself. */
function pressedKey(target: EventTarget): string | undefined {
  if (!(target instanceof Element) || target.closest('a, button, input, label, select, textarea'))
    return undefined;
  const line = target.closest('[data-key]');
  return line instanceof HTMLElement ? line.dataset['key'] : undefined;
}

export function TableBody<Row>({
  props,
  view,
  isCompact,
  hasSelection,
  filterField,
  onMenu,
}: TableBodyProps<Row>) {
  const list = useRef<HTMLDivElement>(null);
  const isTouch = useMediaQuery('(pointer: coarse)');
  const fineHeight = isTouch ? lineHeights.touchRow : lineHeights.row;
  const heightPx = isCompact ? lineHeights.card : fineHeight;
  const { items, selection } = view;
  const visible = useRowWindow(list, items.length, heightPx);
  const template = gridTemplate(view.visible, hasSelection, onMenu !== undefined);
  const goneKeys = new Set(view.placed.flatMap((each) => (each.gone ? [each.key] : [])));
  const rowByKey = new Map(view.placed.map((each) => [each.key, each.row]));

  const open = (key: string) => {
    const row = rowByKey.get(key);
    if (key.startsWith(groupKeyPrefix)) view.toggleGroup(key.slice(groupKeyPrefix.length));
    else if (row !== undefined) props.onOpen?.(row);
  };
  const keys = useTableKeys<Row>({
    label: props.label,
    list,
    filter: filterField,
    order: items.map(keyOfItem),
    rowOf: (key) => rowByKey.get(key),
    onOpen: open,
    onSelect: hasSelection ? (key) => selection.select(key, !selection.keys.has(key), false) : undefined,
    rowShortcuts: props.rowShortcuts ?? [],
  });
  const look: RowLook<Row> = {
    columns: view.visible,
    rowName: props.rowName,
    openKey: props.openKey,
    canOpen: props.onOpen !== undefined,
    isStale: props.isStale ?? false,
    version: props.version,
    selection: hasSelection ? { has: (key) => selection.keys.has(key), select: selection.select } : undefined,
    onMenu,
  };

  function line(item: TableItem<Row>, index: number) {
    const key = keyOfItem(item);
    const at = { topPx: index * heightPx, heightPx, isCurrent: key === keys.current, rowIndex: index + 2 };
    if (item.kind === 'row') {
      if (isCompact) return <CardRow key={key} {...at} placed={item.placed} look={look} />;
      return <TableRow key={key} {...at} placed={item.placed} look={look} template={template} />;
    }
    if (!props.groupBy) return null;
    return (
      <GroupRow
        key={key}
        {...at}
        groupKey={item.key}
        rows={item.rows}
        isOpen={item.isOpen}
        groupBy={props.groupBy}
      />
    );
  }

  const press = (event: MouseEvent) => {
    const key = pressedKey(event.target);
    if (key === undefined || goneKeys.has(key)) return;
    keys.setCurrent(key);
    open(key);
  };
  const pressMenu = (event: MouseEvent) => {
    const key = pressedKey(event.target);
    const row = key === undefined ? undefined : rowByKey.get(key);
    if (!onMenu || row === undefined || !(event.target instanceof Element)) return;
    event.preventDefault();
    onMenu(row, event.target);
  };
  const watchPointer = (inside: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') view.setPointerInside(inside);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- either role is interactive
    <div
      role={props.groupBy ? 'treegrid' : 'grid'}
      aria-label={props.label}
      aria-rowcount={items.length + 1}
      aria-multiselectable={hasSelection || undefined}
      tabIndex={-1}
      onKeyDown={keys.onKeyDown}
      onClick={press}
      onContextMenu={pressMenu}
      className="outline-none"
    >
      {!isCompact && (
        <TableHead
          columns={view.visible}
          template={template}
          sort={view.sort}
          onSort={view.setSort}
          hasActions={onMenu !== undefined}
          selection={
            hasSelection
              ? { selected: selection.keys.size, total: rowByKey.size, onSelectAll: selection.selectAll }
              : undefined
          }
        />
      )}
      <div
        ref={list}
        role="rowgroup"
        className="relative"
        style={{ height: items.length * heightPx }}
        onPointerEnter={watchPointer(true)}
        onPointerLeave={watchPointer(false)}
      >
        {items.slice(visible.start, visible.end).map((item, offset) => line(item, visible.start + offset))}
      </div>
    </div>
  );
}
