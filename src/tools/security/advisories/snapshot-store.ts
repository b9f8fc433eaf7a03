import type { DatabaseSync } from 'node:sqlite';
import { rowsOf } from './statement-store.ts';

export interface Snapshot {
  /** Forgets what was read when another connection has written since, in another thread or process. */
  refresh(): void;
  /** Everything that is read within is of one moment. Each question costs less, as nothing is locked for it alone. */
  hold<Result>(work: () => Result): Result;
}

export function snapshotOf(database: DatabaseSync, forget: () => void): Snapshot {
  // Changes when others write (sqlite.org/pragma.html#pragma_data_version).
  const dataVersion = rowsOf(database, 'pragma data_version');
  let version: unknown;
  let isHeld = false;
  const refresh = (): void => {
    if (isHeld) return;
    const now = dataVersion.one()?.[0];
    if (now !== version) forget();
    version = now;
  };
  return {
    refresh,
    hold(work) {
      if (isHeld || database.isTransaction) return work();
      database.exec('begin');
      try {
        // Asking begins the moment that is held.
        refresh();
        isHeld = true;
        return work();
      } finally {
        isHeld = false;
        if (database.isTransaction) database.exec('commit');
      }
    },
  };
}
