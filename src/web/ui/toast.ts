import { useSyncExternalStore } from 'react';
import { errorWords } from './error-words.ts';

export interface ToastContent {
  kind?: 'done' | 'info' | 'error';
  title: string;
  detail?: string;
  engineText?: string;
  /** Given only where the change can really be taken back. */
  undo?: () => void;
  action?: { label: string; run: () => void };
}

export interface Toast extends ToastContent {
  id: string;
  kind: 'done' | 'info' | 'error';
  /** `null`: stays until dismissed, as every error does. */
  lifeMs: number | null;
}

const mostAtOnce = 4;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let nextId = 1;

function replace(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export function showToast(content: ToastContent): string {
  const kind = content.kind ?? 'done';
  const id = `toast-${nextId}`;
  nextId += 1;
  const shortMs = (content.undo ?? content.action) ? 12_000 : 5_000;
  replace(
    [...toasts, { ...content, kind, id, lifeMs: kind === 'error' ? null : shortMs }].slice(-mostAtOnce),
  );
  return id;
}

/** `title` says what was tried: "jellyfin could not be restarted". */
export function showError(error: unknown, { title }: { title: string }): string {
  const words = errorWords(error, '');
  return showToast({ kind: 'error', title, detail: words.message, engineText: words.engineText });
}

export function closeToast(id: string): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
