import { FeedError, type FeedItem } from '../feed.ts';

const mostProblems = 100;
/** So many say nothing about the file. */
const borneProblems = 20;

/**
 * Lets so many problems of a file through and counts the rest, so that a damaged file does not fill the log. Throws `FeedError` at the
 * end when more could not be read than could: then it is not the file that it was, and must not replace what is known.
 */
export async function* limitProblems(items: AsyncIterable<FeedItem>): AsyncGenerator<FeedItem, void> {
  let problems = 0;
  let taken = 0;
  for await (const item of items) {
    if (item.kind === 'problem') problems += 1;
    else taken += 1;
    if (item.kind !== 'problem' || problems <= mostProblems) yield item;
  }
  if (problems > borneProblems && problems > taken) throw new FeedError('Most of it cannot be read.');
  if (problems > mostProblems)
    yield { kind: 'problem', detail: `${problems - mostProblems} more problems are not listed.` };
}
