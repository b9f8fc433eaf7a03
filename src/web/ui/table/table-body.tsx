/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid places its rows itself, which a table element cannot */
import { type PointerEvent, type RefObject, useRef } from 'react';
import { useMediaQuery } from '../use-media-query.ts';
import type { DataTableProps } from './data-table.tsx';
import { gridTemplate } from './fit-columns.ts';
import { groupKeyPrefix, keyOfItem } from './row-order.ts';
import { rowPresses } from './row-presses.ts';
import { TableHead } from './table-head.tsx';
import { TableLine } from './table-line.tsx';
import { lineHeights, type RowLook } from './table-parts.ts';
import { useRowWindow } from './use-row-window.ts';
import { type TableKeys, useTableKeys } from './use-table-keys.ts';
import type { TableView } from './use-table-view.ts';

export interface TableBodyProps<Row> {
  props: DataTableProps<Row>;
  view: TableView<Row>;
  isCompact: boolean;
  hasSelection: boolean;
  filterField: RefObject<HTMLInputElement | null>;
  onMenu?: (row: Row, anchor: Element) => void;
}

function lookOf<Row>({ props, view, hasSelection, onMenu }: TableBodyProps<Row>): RowLook<Row> {
  const { selection } = view;
  return {
    columns: view.visible,
    rowName: props.rowName,
    openKey: props.openKey,
    canOpen: props.onOpen !== undefined,
    isStale: props.isStale ?? false,
    version: props.version,
    selection: hasSelection ? { has: (key) => selection.keys.has(key), select: selection.select } : undefined,
    onMenu,
  };
}

export function TableBody<Row>(body: TableBodyProps<Row>) {
  const { props, view, filterField, hasSelection, onMenu } = body;
  const { selection } = view;
  const list = useRef<HTMLDivElement>(null);
  const rowOf = (key: string) => view.placed.find((each) => each.key === key && !each.gone)?.row;
  const open = (key: string) => {
    const row = rowOf(key);
    if (key.startsWith(groupKeyPrefix)) view.toggleGroup(key.slice(groupKeyPrefix.length));
    else if (row !== undefined) props.onOpen?.(row);
  };
  const keys = useTableKeys<Row>({
    label: props.label,
    list,
    filter: filterField,
    order: view.items.map(keyOfItem),
    rowOf,
    onOpen: open,
    onSelect: hasSelection ? (key) => selection.select(key, !selection.keys.has(key), false) : undefined,
    rowShortcuts: props.rowShortcuts ?? [],
  });
  const template = gridTemplate(view.visible, hasSelection, onMenu !== undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- either role is interactive
    <div
      role={props.groupBy ? 'treegrid' : 'grid'}
      aria-label={props.label}
      aria-rowcount={view.items.length + 1}
      aria-multiselectable={hasSelection || undefined}
      tabIndex={-1}
      onKeyDown={keys.onKeyDown}
      {...rowPresses({ rowOf, open, setCurrent: keys.setCurrent, onMenu })}
      className="outline-none"
    >
      <Head body={body} template={template} />
      <Lines body={body} template={template} list={list} keys={keys} />
    </div>
  );
}

interface PartProps<Row> {
  body: TableBodyProps<Row>;
  template: string;
}

function Head<Row>({ body, template }: PartProps<Row>) {
  const { view, isCompact, hasSelection, onMenu } = body;
  if (isCompact) return null;
  const { keys, selectAll } = view.selection;
  return (
    <TableHead
      columns={view.visible}
      template={template}
      sort={view.sort}
      onSort={view.setSort}
      hasActions={onMenu !== undefined}
      selection={
        hasSelection ? { selected: keys.size, total: view.placed.length, onSelectAll: selectAll } : undefined
      }
    />
  );
}

type LinesProps<Row> = PartProps<Row> & { list: RefObject<HTMLDivElement | null>; keys: TableKeys };

function Lines<Row>({ body, template, list, keys }: LinesProps<Row>) {
  const { props, view, isCompact } = body;
  const { items } = view;
  const isTouch = useMediaQuery('(pointer: coarse)');
  const fineHeight = isTouch ? lineHeights.touchRow : lineHeights.row;
  const heightPx = isCompact ? lineHeights.card : fineHeight;
  const { start, end } = useRowWindow(list, items.length, heightPx);
  const look = lookOf(body);
  const watch = (inside: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') view.setPointerInside(inside);
  };
  return (
    <div
      ref={list}
      role="rowgroup"
      className="relative"
      style={{ height: items.length * heightPx }}
      onPointerEnter={watch(true)}
      onPointerLeave={watch(false)}
    >
      {items.slice(start, end).map((item, offset) => {
        const key = keyOfItem(item);
        const index = start + offset;
        const at = {
          topPx: index * heightPx,
          heightPx,
          isCurrent: key === keys.current,
          rowIndex: index + 2,
        };
        return (
          <TableLine key={key} {...at} {...{ item, look, template, isCompact }} groupBy={props.groupBy} />
        );
      })}
    </div>
  );
}
