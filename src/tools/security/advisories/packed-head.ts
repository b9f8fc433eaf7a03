import { type AdvisoryHead, addressOf, unpackRatings } from './packed-advisory.ts';
import { unpackId } from './packed-id.ts';
import { unpackIds } from './packed-numbers.ts';
import { unpackTitle } from './packed-title.ts';
import { type Row, numberAt, numberOrTextAt, optionalNumberAt, optionalTextAt } from './row-values.ts';
import type { Terms } from './term-store.ts';

/** Columns of `advisory` that `unpackHead` reads, as `a`. */
export const headColumns =
  'a.feed, a.packed_id, a.published_s, a.modified_s, a.withdrawn_s, a.title, a.url, a.aliases, a.related, a.ratings';
export const headLength = headColumns.split(',').length;

/** `row` begins with `headColumns`. @throws Error for what the index never writes. */
export function unpackHead(terms: Terms, row: Row): AdvisoryHead {
  const id = unpackId(numberOrTextAt(row, 1));
  const [url, title] = [row[6], optionalTextAt(row, 5)];
  return {
    feed: terms.unpack(numberAt(row, 0)),
    id,
    aliases: unpackIds(row[7]),
    related: unpackIds(row[8]),
    title: title === null ? null : unpackTitle(title),
    url: typeof url === 'number' ? addressOf(terms.unpack(url), id) : optionalTextAt(row, 6),
    publishedAtMs: timeAt(row, 2),
    modifiedAtMs: timeAt(row, 3),
    withdrawnAtMs: timeAt(row, 4),
    ratings: ratingsAt(terms, row, 9),
  };
}

export function ratingsAt(terms: Terms, row: Row, at: number): AdvisoryHead['ratings'] {
  return row[at] === null ? [] : unpackRatings(terms.unpack(numberOrTextAt(row, at)));
}

function timeAt(row: Row, at: number): number | null {
  const seconds = optionalNumberAt(row, at);
  return seconds === null ? null : seconds * 1_000;
}
