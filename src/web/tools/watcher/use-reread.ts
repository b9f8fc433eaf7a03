import { useEffect } from 'react';

/** Reads anew whenever the live stream says that it changed: when `version` is another one. */
export function useReread(refetch: () => Promise<unknown>, version: string | undefined): void {
  useEffect(() => {
    if (version !== undefined) void refetch();
  }, [version, refetch]);
}
