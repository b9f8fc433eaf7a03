import type { DatabaseSync } from 'node:sqlite';
import { unpackHeld } from './advisory-heads-store.ts';
import type { Advisory, Affected } from './advisory.ts';
import { bounds } from './bounded-advisory.ts';
import { affectedAt, candidatesIn } from './candidates-store.ts';
import { factsIn } from './fact-look-up-store.ts';
import type { AdvisoryLookUp } from './look-up.ts';
import { unpackDetail } from './packed-advisory.ts';
import { headColumns, ratingsAt, unpackHead } from './packed-head.ts';
import { packId } from './packed-id.ts';
import { IndexError, numberAt } from './row-values.ts';
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

interface FoundPlace {
  readonly place: number | null;
  readonly isKnown: boolean;
}

/** Of versions of one advisory: twice of what is written. */
const mostCharacters = 64 * 1024 * 1024;

export function lookUpIn(database: DatabaseSync, terms: Terms): LookUp {
  const sql = statements(database);
  const candidates = candidatesIn(database, terms);
  const places = new Map<string, FoundPlace>();
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
      affected: [...affectedOf(id)],
    };
  }

  function* affectedOf(id: number): Generator<Affected, void> {
    let [rows, characters] = [0, 0];
    for (const { name, place } of unpackHeld(sql.held.one(id)?.[0])) {
      const known = { ...terms.place(place), name: terms.name(name) };
      for (const row of sql.affectedOf.each(name, place, id)) {
        const one = affectedAt(terms, known, row, 0);
        rows += 1;
        characters += charactersOf(one);
        if (rows > bounds.affected || characters > mostCharacters)
          throw new IndexError('The index holds an advisory that is too long.');
        yield one;
      }
    }
  }

  /** The place itself, or the one that stands in where nothing is told about it. */
  function findPlace(ecosystem: string, release: string): FoundPlace {
    const place = terms.findPlace(ecosystem, release);
    if (place === undefined) return { place: null, isKnown: false };
    if (sql.covered.one(place)) return { place, isKnown: true };
    const row = sql.standIn.one(place);
    return row ? { place: numberAt(row, 0), isKnown: true } : { place, isKnown: false };
  }

  function placeOf(ecosystem: string, release: string): FoundPlace {
    snapshot.refresh();
    const key = `${ecosystem}\0${release}`;
    const found = places.get(key) ?? findPlace(ecosystem, release);
    places.set(key, found);
    return found;
  }

  return {
    candidates({ ecosystem, release, name }) {
      const { place } = placeOf(ecosystem, release);
      return place === null ? [] : candidates.at(place, name);
    },
    ...factsIn(database),
    sameFlaw: sameFlawIn(database),
    ratings: (id) => sql.ratings.all(packId(id)).flatMap((row) => ratingsAt(terms, row, 0)),
    knows: (ecosystem, release) => placeOf(ecosystem, release).isKnown,
    atOnce: (work) => snapshot.hold(work),
    told: (id) => sql.byId.all(packId(id)).map((row) => whole(numberAt(row, 0))),
    whole,
    forget,
  };
}

function charactersOf({ spans, versions }: Affected): number {
  const texts = [...versions, ...spans.flatMap((span) => Object.values(span))];
  return texts.reduce((sum, text) => sum + text.length, 0);
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
