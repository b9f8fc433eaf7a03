import type { DatabaseSync } from 'node:sqlite';
import type { Advisory } from './advisory.ts';
import { addressTemplate, packRatings } from './packed-advisory.ts';
import { packId } from './packed-id.ts';
import { packIds, packNumbers, unpackIds, unpackNumbers } from './packed-numbers.ts';
import { packTitle } from './packed-title.ts';
import { type Row, numberAt } from './row-values.ts';
import { rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

/** Names and places that an advisory has rows at, by their numbers. */
export type Held = readonly { readonly name: number; readonly place: number }[];

interface StoredHead {
  readonly id: number;
  readonly hash: number;
  readonly aliases: readonly string[];
  readonly held: Held;
  /** What a candidate shows, to be compared. */
  readonly shown: string;
}

interface HeadWrite {
  readonly part: number;
  readonly advisory: Advisory;
  readonly hash: number;
  readonly held: Held;
  readonly old: StoredHead | undefined;
}

/** Rows of `advisory`. */
export interface AdvisoryHeads {
  find(part: number, advisory: Pick<Advisory, 'id' | 'feed'>): StoredHead | undefined;
  read(id: number): StoredHead;
  put(write: HeadWrite): { readonly id: number; readonly isShownChanged: boolean };
  drop(id: number): void;
}

export function advisoryHeads(database: DatabaseSync, terms: Terms): AdvisoryHeads {
  const sql = statements(database);

  function shownOf({ id, url, ...advisory }: Advisory) {
    const template = url === null ? undefined : addressTemplate(url, id);
    const ratings = packRatings(advisory.ratings);
    return [
      secondsOf(advisory.withdrawnAtMs),
      advisory.title === null ? null : packTitle(advisory.title),
      template === undefined ? url : terms.pack(template),
      packIds(advisory.aliases),
      packIds(advisory.related),
      ratings === null ? null : terms.pack(ratings),
    ] as const;
  }

  return {
    find(part, { id, feed }) {
      const row = sql.find.one(packId(id), part, terms.id(feed));
      return row && storedOf(row);
    },
    read: (id) => storedOf(sql.read.one(id) ?? []),
    put({ part, advisory, hash, held, old }) {
      const shown = shownOf(advisory);
      const times = [secondsOf(advisory.publishedAtMs), secondsOf(advisory.modifiedAtMs)] as const;
      const values = [hash, ...times, ...shown, packHeld(held)] as const;
      if (old) {
        sql.update.run(...values, old.id);
        return { id: old.id, isShownChanged: signatureOf(shown) !== old.shown };
      }
      const added = sql.add.run(part, terms.id(advisory.feed), packId(advisory.id), ...values);
      return { id: Number(added.lastInsertRowid), isShownChanged: true };
    },
    drop: (id) => void sql.drop.run(id),
  };
}

function secondsOf(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / 1_000);
}

function storedOf(row: Row): StoredHead {
  const shown = row.slice(3);
  return {
    id: numberAt(row, 0),
    hash: numberAt(row, 1),
    held: unpackHeld(row[2]),
    aliases: unpackIds(shown[3]),
    shown: signatureOf(shown),
  };
}

function signatureOf(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => (value instanceof Uint8Array ? [...value] : value)));
}

function packHeld(held: Held): Uint8Array {
  return packNumbers(held.flatMap(({ name, place }) => [name, place]));
}

/** @throws IndexError */
export function unpackHeld(packed: unknown): Held {
  const numbers = packed instanceof Uint8Array ? unpackNumbers(packed) : [];
  return Array.from({ length: numbers.length / 2 }, (_, at) => ({
    name: numbers[2 * at] ?? 0,
    place: numbers[2 * at + 1] ?? 0,
  }));
}

function statements(database: DatabaseSync) {
  const shown = 'withdrawn_s, title, url, aliases, related, ratings';
  const read = `select id, hash, held, ${shown} from advisory`;
  return {
    find: rowsOf(database, `${read} where packed_id = ? and part = ? and feed = ?`),
    read: rowsOf(database, `${read} where id = ?`),
    add: database.prepare(
      `insert into advisory (part, feed, packed_id, hash, published_s, modified_s, ${shown}, held) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    update: database.prepare(
      'update advisory set hash = ?, published_s = ?, modified_s = ?, withdrawn_s = ?, title = ?, url = ?, aliases = ?, related = ?, ratings = ?, held = ? where id = ?',
    ),
    drop: database.prepare('delete from advisory where id = ?'),
  };
}
