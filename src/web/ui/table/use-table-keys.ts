import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { tableText } from '../../i18n/table-text.ts';
import { useShortcuts } from '../shortcuts.ts';
import type { RowShortcut } from './column.ts';

export interface TableKeysOptions<Row> {
  label: string;
  list: RefObject<HTMLElement | null>;
  filter: RefObject<HTMLInputElement | null>;
  /** The keys of the rows from top to bottom, groups included. */
  order: readonly string[];
  rowOf: (key: string) => Row | undefined;
  onOpen: (key: string) => void;
  onSelect?: (key: string) => void;
  rowShortcuts: readonly RowShortcut<Row>[];
}

export interface TableKeys {
  /** The row that takes the focus when the list is entered. */
  current: string | undefined;
  setCurrent: (key: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function useTableKeys<Row>(options: TableKeysOptions<Row>): TableKeys {
  const { list, order, rowOf } = options;
  const [chosen, setChosen] = useState<string>();
  const current = chosen !== undefined && order.includes(chosen) ? chosen : order[0];
  const hasFocus = () => list.current?.contains(document.activeElement) ?? false;

  function move(by: number) {
    const from = current === undefined ? -1 : order.indexOf(current);
    const key = order[hasFocus() ? Math.min(Math.max(from + by, 0), order.length - 1) : from];
    if (key === undefined) return;
    setChosen(key);
    const row = list.current?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (row instanceof HTMLElement) row.focus();
  }
  const focusedRow = () => (current === undefined || !hasFocus() ? undefined : rowOf(current));
  useTableShortcuts(options, move, focusedRow);

  const actions: Record<string, (key: string) => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: options.onOpen,
    ...(options.onSelect && { ' ': options.onSelect, x: options.onSelect }),
  };
  function onKeyDown(event: KeyboardEvent) {
    const key = event.target instanceof HTMLElement ? event.target.dataset['key'] : undefined;
    const action = actions[event.key];
    // Buttons inside a row answer to Enter and Space themselves.
    if (!action || key === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action(key);
  }
  return { current, setCurrent: setChosen, onKeyDown };
}

function useTableShortcuts<Row>(
  { label: group, filter, onSelect, rowShortcuts }: TableKeysOptions<Row>,
  move: (by: number) => void,
  focusedRow: () => Row | undefined,
): void {
  const text = useText(tableText);
  const own = rowShortcuts.map((shortcut) => ({
    keys: shortcut.key,
    label: shortcut.label,
    group,
    run: () => {
      const row = focusedRow();
      if (row !== undefined) shortcut.run(row);
    },
  }));
  useShortcuts([
    { keys: '/', label: text('filter'), group, run: () => filter.current?.focus() },
    { keys: 'j', label: text('keyNext'), group, run: () => move(1) },
    { keys: 'k', label: text('keyPrevious'), group, run: () => move(-1) },
    { keys: 'enter', label: text('keyOpen'), group, isListedOnly: true },
    ...(onSelect ? [{ keys: 'x', label: text('keySelect'), group, isListedOnly: true as const }] : []),
    ...own,
  ]);
}
