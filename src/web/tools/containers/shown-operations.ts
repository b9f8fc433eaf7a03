import { useEffect } from 'react';

const shown = new Set<string>();

/** While a dialog shows how an operation ends, no message says so once more and covers its buttons. Null: it shows none. */
export function useShownOperation(id: string | null): void {
  useEffect(() => {
    if (id === null) return undefined;
    shown.add(id);
    return () => void shown.delete(id);
  }, [id]);
}

export function isShown(id: string): boolean {
  return shown.has(id);
}
