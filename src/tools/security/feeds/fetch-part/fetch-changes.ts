import {
  FeedError,
  type Change,
  type ChangeList,
  type Feed,
  type FeedChanges,
  type FeedItem,
  type FeedPart,
} from '../feed.ts';
import type { FetchTools } from './ask.ts';
import { fetchSmall, type FetchFailure } from './fetch-small.ts';

export type ChangesOutcome =
  | { readonly kind: 'changed'; readonly items: readonly FeedItem[]; readonly cursor: string }
  | { readonly kind: 'too-many' }
  | FetchFailure;

const mostListBytes = 256 * 1024 ** 2;
const mostRecordBytes = 16 * 1024 ** 2;
const mostAtOnce = 6;

/**
 * What changed in a part since `cursor`, each record fetched. One that cannot be read is a problem and does not hold up the others; one
 * that cannot be fetched is a failure of all, so that it is asked for again. Throws `FeedError` when the list is none.
 */
export async function fetchChanges(
  feed: Feed,
  part: FeedPart,
  cursor: string,
  tools: FetchTools,
  outer?: AbortSignal,
): Promise<ChangesOutcome> {
  const { changes } = feed;
  if (!changes) return { kind: 'too-many' };
  const readList = (body: AsyncIterable<Uint8Array> | null): Promise<ChangeList> => {
    if (!body) throw new FeedError('There is no list of changes.');
    return changes.list(part, cursor, body);
  };
  const listed = await fetchSmall(changes.listUrl(part), mostListBytes, tools, readList, outer);
  if (listed.kind === 'failed') return listed;
  if (listed.result.kind === 'too-many') return listed.result;
  const found = await fetchRecords(changes, part, listed.result.changes, tools, outer);
  return found.kind === 'failed'
    ? found
    : { kind: 'changed', items: found.items, cursor: listed.result.cursor };
}

async function fetchRecords(
  changes: FeedChanges,
  part: FeedPart,
  wanted: readonly Change[],
  tools: FetchTools,
  outer: AbortSignal | undefined,
): Promise<{ readonly kind: 'read'; readonly items: readonly FeedItem[] } | FetchFailure> {
  const items: FeedItem[] = [];
  const queue = [...wanted];
  let failure: FetchFailure | undefined;
  const work = async (): Promise<void> => {
    for (let change = queue.pop(); change && !failure; change = queue.pop()) {
      const fetched = await fetchRecord(changes, part, change, tools, outer);
      if (fetched.kind === 'failed') failure = fetched;
      else items.push(...fetched.result);
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return failure ?? { kind: 'read', items };
}

function fetchRecord(
  changes: FeedChanges,
  part: FeedPart,
  change: Change,
  tools: FetchTools,
  outer: AbortSignal | undefined,
) {
  const read = async (body: AsyncIterable<Uint8Array> | null): Promise<readonly FeedItem[]> => {
    try {
      return await Array.fromAsync(changes.read(part, change, body));
    } catch (error) {
      if (error instanceof FeedError) return [{ kind: 'problem', detail: error.message }];
      throw error;
    }
  };
  return fetchSmall(change.url, mostRecordBytes, tools, read, outer);
}
