import { type RefObject, useSyncExternalStore } from 'react';

const overscanRows = 12;

export interface RowWindow {
  start: number;
  /** Exclusive. */
  end: number;
}

/** The rows that touch the viewport, with some to spare. `topPx` is where the first row is, measured from the viewport's top. */
export function windowOf(topPx: number, viewportPx: number, rowPx: number, count: number): RowWindow {
  const start = Math.max(0, Math.floor(-topPx / rowPx) - overscanRows);
  const end = Math.min(count, Math.ceil((viewportPx - topPx) / rowPx) + overscanRows);
  return { start: Math.min(start, count), end: Math.max(end, 0) };
}

/**
 * Which rows to draw, whoever scrolls: scroll events are heard in the capture phase, so it works in the page, in a
 * drawer and in a box alike. Below `threshold` rows everything is drawn, and the browser's own search finds it all.
 */
export function useRowWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
  threshold = 200,
): RowWindow {
  const isWhole = count <= threshold;
  // A string, because the snapshot of a store is compared by identity.
  const measure = () => {
    if (isWhole) return `0 ${count}`;
    const { start, end } = windowOf(
      list.current?.getBoundingClientRect().top ?? 0,
      innerHeight,
      rowPx,
      count,
    );
    return `${start} ${end}`;
  };
  const [start = 0, end = 0] = useSyncExternalStore(watchViewport, measure).split(' ').map(Number);
  return { start, end };
}

function watchViewport(listener: () => void): () => void {
  document.addEventListener('scroll', listener, { capture: true, passive: true });
  addEventListener('resize', listener);
  return () => {
    document.removeEventListener('scroll', listener, { capture: true });
    removeEventListener('resize', listener);
  };
}
