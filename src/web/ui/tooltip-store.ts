import { useSyncExternalStore } from 'react';

export interface ShownTooltip {
  anchor: HTMLElement;
  text: string;
  shortcut: string | undefined;
}

const listeners = new Set<() => void>();
let shown: ShownTooltip | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function set(next: ShownTooltip | null) {
  if (next === shown) return;
  shown = next;
  for (const listener of listeners) listener();
}

function onKeyDown(event: KeyboardEvent) {
  if (event.key === 'Escape') hideTooltip();
}

/** Replaces the one that is shown; while one is, the next comes without delay. */
export function showTooltip(tooltip: ShownTooltip, delayMs: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => set(tooltip), shown ? 0 : delayMs);
  document.addEventListener('keydown', onKeyDown, { capture: true });
  document.addEventListener('scroll', hideTooltip, { capture: true, passive: true });
}

export function hideTooltip(): void {
  clearTimeout(timer);
  document.removeEventListener('keydown', onKeyDown, { capture: true });
  document.removeEventListener('scroll', hideTooltip, { capture: true });
  set(null);
}

export function useShownTooltip(): ShownTooltip | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
