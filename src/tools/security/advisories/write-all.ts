import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { FeedItem } from '../feeds/feed.ts';
import type { PartWrite, WriteResult } from './part-state.ts';
import { openStaging, removeLeftStaging, type Staging } from './staging-store.ts';
import { inTransaction } from './statement-store.ts';
import type { Terms } from './term-store.ts';
import { applyStaged } from './write-part-store.ts';

/** A part, and what it tells as it comes. */
export interface ToldPart {
  readonly part: PartWrite;
  readonly items: AsyncIterable<FeedItem> | Iterable<FeedItem>;
}

interface Target {
  readonly database: DatabaseSync;
  readonly terms: Terms;
  readonly path: string;
  readonly mostBytesPerPart: number;
  /** Throws when it is to end. */
  readonly goOn: () => void;
}

/** Keeps all that parts tell beside the index; once it is whole, the returned function makes the index say it, in one transaction. */
export function writing({ database, terms, path, mostBytesPerPart, goOn }: Target) {
  let isTidy = false;
  return async (told: readonly ToldPart[], apply: (work: () => WriteResult[]) => WriteResult[]) => {
    if (!isTidy) removeLeftStaging(path);
    isTidy = true;
    using opened = new DisposableStack();
    const staged: { readonly part: PartWrite; readonly staging: Staging }[] = [];
    for (const { part, items } of told) {
      const staging = opened.use(openStaging(path, mostBytesPerPart));
      await stage(staging, items, goOn);
      staged.push({ part, staging });
    }
    return apply(() =>
      inTransaction(database, () =>
        staged.map(({ part, staging }) => applyStaged({ database, terms, goOn }, part, staging)),
      ),
    );
  };
}

const itemsInARow = 500;

async function stage(staging: Staging, items: ToldPart['items'], goOn: () => void): Promise<void> {
  let count = 0;
  for await (const item of items) {
    goOn();
    staging.add(item);
    count += 1;
    // Files come without waiting: what is asked meanwhile is answered in between.
    if (count % itemsInARow === 0) await setImmediate();
  }
}
