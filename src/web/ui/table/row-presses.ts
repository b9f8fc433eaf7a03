import type { MouseEvent } from 'react';

export interface RowPressOptions<Row> {
  rowOf: (key: string) => Row | undefined;
  open: (key: string) => void;
  setCurrent: (key: string) => void;
  onMenu?: (row: Row, anchor: Element) => void;
}

/** The line under the pointer, unless something in it answers by itself. */
function pressedKey(target: EventTarget): string | undefined {
  if (!(target instanceof Element) || target.closest('a, button, input, label, select, textarea'))
    return undefined;
  const line = target.closest('[data-key]');
  return line instanceof HTMLElement ? line.dataset['key'] : undefined;
}

/** Presses on any row, heard once for all of them: the main button opens, the other brings the row's menu. */
export function rowPresses<Row>({ rowOf, open, setCurrent, onMenu }: RowPressOptions<Row>) {
  return {
    onClick: (event: MouseEvent) => {
      const key = pressedKey(event.target);
      if (key === undefined) return;
      setCurrent(key);
      open(key);
    },
    onContextMenu: (event: MouseEvent) => {
      const key = pressedKey(event.target);
      const row = key === undefined ? undefined : rowOf(key);
      if (!onMenu || row === undefined || !(event.target instanceof Element)) return;
      event.preventDefault();
      onMenu(row, event.target);
    },
  };
}
