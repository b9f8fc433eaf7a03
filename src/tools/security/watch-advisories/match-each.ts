import type { Matched, WithInventory } from './advisories.ts';
import type { AdvisoryChange } from './advisory-change.ts';
import { IndexThreadError } from './threads/index-thread.ts';
import type { IndexThreads } from './threads/open-index-threads.ts';

/** Matches one after the other. One that kills the thread does not keep the others from theirs. */
export async function* matchEach<Item extends WithInventory>(
  threads: IndexThreads,
  items: AsyncIterable<Item> | Iterable<Item>,
  change: AdvisoryChange | null,
  mostMs: number,
): AsyncGenerator<Matched<Item>, void> {
  for await (const item of items) {
    const { inventory } = item;
    try {
      const rematch = await threads.ask('match', { inventory, change }, { mostMs });
      if (rematch.kind !== 'same') yield { kind: 'matched', item, rematch };
    } catch (error) {
      if (!(error instanceof IndexThreadError)) throw error;
      yield { kind: 'failed', item, detail: error.message };
    }
  }
}
