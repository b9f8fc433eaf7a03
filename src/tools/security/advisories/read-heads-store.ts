import type { DatabaseSync } from 'node:sqlite';
import { type AdvisoryHead, addressOf, unpackRatings } from './packed-advisory.ts';
import { unpackId } from './packed-id.ts';
import { unpackIds } from './packed-numbers.ts';
import { unpackTitle } from './packed-title.ts';
import { type Row, numberAt, numberOrTextAt, optionalNumberAt, optionalTextAt } from './row-values.ts';
import { rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

/** Heads of advisories by their rows, kept unpacked: the same flaw is asked for by many packages. */
export interface ReadHeads {
  of(id: number): AdvisoryHead;
  /** Forgets when another connection has written, in another thread or process. */
  refresh(): void;
  forget(): void;
}

/** Some MB. */
const mostKept = 20_000;

export function readHeads(database: DatabaseSync, terms: Terms): ReadHeads {
  const head = rowsOf(
    database,
    'select feed, packed_id, published_s, modified_s, withdrawn_s, title, url, aliases, related, ratings from advisory where id = ?',
  );
  // Changes when others write (sqlite.org/pragma.html#pragma_data_version).
  const dataVersion = rowsOf(database, 'pragma data_version');
  const heads = new Map<number, AdvisoryHead>();
  let version: unknown;
  return {
    of(id) {
      const kept = heads.get(id);
      if (kept) return kept;
      const read = unpackHead(terms, head.one(id) ?? []);
      if (heads.size >= mostKept) heads.clear();
      heads.set(id, read);
      return read;
    },
    refresh() {
      const now = dataVersion.one()?.[0];
      if (now !== version) heads.clear();
      version = now;
    },
    forget: () => heads.clear(),
  };
}

/** Columns of the question in `readHeads`. */
function unpackHead(terms: Terms, row: Row): AdvisoryHead {
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
    ratings: row[9] === null ? [] : unpackRatings(terms.unpack(numberOrTextAt(row, 9))),
  };
}

function timeAt(row: Row, at: number): number | null {
  const seconds = optionalNumberAt(row, at);
  return seconds === null ? null : seconds * 1_000;
}
