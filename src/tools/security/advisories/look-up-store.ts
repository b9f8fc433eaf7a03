import type { DatabaseSync } from 'node:sqlite';
import { unpackHeld } from './advisory-heads-store.ts';
import type { Advisory } from './advisory.ts';
import { affectedAt, candidatesIn } from './candidates-store.ts';
import { factsIn } from './fact-look-up-store.ts';
import type { AdvisoryLookUp } from './look-up.ts';
import { unpackDetail } from './packed-advisory.ts';
import { headColumns, ratingsAt, unpackHead } from './packed-head.ts';
import { packId } from './packed-id.ts';
import { numberAt } from './row-values.ts';
import { sameFlawIn } from './same-flaw-store.ts';
import { snapshotOf } from './snapshot-store.ts';
import { rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

export interface LookUp extends AdvisoryLookUp {
  /** What every source says under exactly this id, whole. */
  told(id: string): readonly Advisory[];
  /** By the number of its row. */
  whole(id: number): Advisory;
  /** After a write. */
  forget(): void;
}

export function lookUpIn(database: DatabaseSync, terms: Terms): LookUp {
  const sql = statements(database);
  const candidates = candidatesIn(database, terms);
  const places = new Map<string, number | null>();
  const forget = (): void => {
    candidates.forget();
    places.clear();
  };
  const snapshot = snapshotOf(database, forget);

  function whole(id: number): Advisory {
    const body = sql.detail.one(id)?.[0];
    return {
      ...unpackHead(terms, sql.head.one(id) ?? []),
      ...(body instanceof Uint8Array ? unpackDetail(body) : { details: null, references: [] }),
      affected: unpackHeld(sql.held.one(id)?.[0]).flatMap(({ name, place }) => {
        const known = { ...terms.place(place), name: terms.name(name) };
        return sql.affectedOf.all(name, place, id).map((row) => affectedAt(terms, known, row, 0));
      }),
    };
  }

  /** The place itself, or the one that stands in where nothing is told about it. */
  function findPlace(ecosystem: string, release: string): number | null {
    const place = terms.findPlace(ecosystem, release);
    if (place === undefined) return null;
    if (sql.covered.one(place)) return place;
    const row = sql.standIn.one(place);
    return row ? numberAt(row, 0) : null;
  }

  function placeOf(ecosystem: string, release: string): number | null {
    snapshot.refresh();
    const key = `${ecosystem}\0${release}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = findPlace(ecosystem, release);
    places.set(key, place);
    return place;
  }

  return {
    candidates({ ecosystem, release, name }) {
      const place = placeOf(ecosystem, release);
      return place === null ? [] : candidates.at(place, name);
    },
    ...factsIn(database),
    sameFlaw: sameFlawIn(database),
    ratings: (id) => sql.ratings.all(packId(id)).flatMap((row) => ratingsAt(terms, row, 0)),
    knows: (ecosystem, release) => placeOf(ecosystem, release) !== null,
    atOnce: (work) => snapshot.hold(work),
    told: (id) => sql.byId.all(packId(id)).map((row) => whole(numberAt(row, 0))),
    whole,
    forget,
  };
}

function statements(database: DatabaseSync) {
  return {
    affectedOf: rowsOf(
      database,
      'select traits, ranges, note from affected where name = ? and place = ? and advisory = ? order by seq',
    ),
    head: rowsOf(database, `select ${headColumns} from advisory a where id = ?`),
    held: rowsOf(database, 'select held from advisory where id = ?'),
    byId: rowsOf(database, 'select id from advisory where packed_id = ? order by id'),
    ratings: rowsOf(
      database,
      'select ratings from advisory where packed_id = ? and ratings is not null order by id',
    ),
    detail: rowsOf(database, 'select body from detail where advisory = ?'),
    covered: rowsOf(database, 'select 1 from covered where place = ? limit 1'),
    standIn: rowsOf(
      database,
      'select s.target from stand_in s join covered c on c.place = s.target where s.place = ? limit 1',
    ),
  };
}
