import type { Column } from './column.ts';

const gapPx = 16;

/** The columns there is room for: while they do not fit, the rightmost one that is not fixed leaves. */
export function fitColumns<Row>(columns: readonly Column<Row>[], roomPx: number): readonly Column<Row>[] {
  const needed = (list: readonly Column<Row>[]) =>
    list.reduce((sum, column) => sum + column.width + gapPx, 0);
  let fitting = columns;
  while (needed(fitting) > roomPx) {
    const leaving = fitting.findLastIndex((column) => column.fixed !== true);
    if (leaving < 0) break;
    fitting = fitting.toSpliced(leaving, 1);
  }
  return fitting;
}

/** Tracks in fixed measures only, so that every row of the virtualised list aligns with every other. */
export function gridTemplate<Row>(
  columns: readonly Column<Row>[],
  hasSelection: boolean,
  hasActions: boolean,
): string {
  const anyGrows = columns.some((column) => (column.grow ?? 0) > 0);
  const tracks = columns.map((column, index) => {
    const grow = column.grow ?? (anyGrows || index > 0 ? 0 : 1);
    return grow > 0 ? `minmax(${column.width}px, ${grow}fr)` : `${column.width}px`;
  });
  return [...(hasSelection ? ['20px'] : []), ...tracks, ...(hasActions ? ['32px'] : [])].join(' ');
}
