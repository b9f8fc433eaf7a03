import type { FeedItem } from '../feed.ts';

const mostProblems = 100;

/** Lets so many problems of a file through and counts the rest, so that a damaged file does not fill the log. */
export async function* limitProblems(items: AsyncIterable<FeedItem>): AsyncGenerator<FeedItem, void> {
  let problems = 0;
  for await (const item of items) {
    if (item.kind === 'problem') problems += 1;
    if (item.kind !== 'problem' || problems <= mostProblems) yield item;
  }
  if (problems > mostProblems)
    yield { kind: 'problem', detail: `${problems - mostProblems} more problems are not listed.` };
}
