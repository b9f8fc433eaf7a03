import type { DatabaseSync } from 'node:sqlite';
import { unpackHeld } from './advisory-heads-store.ts';
import type { Advisory, Affected, Exploited, ExploitLikelihood } from './advisory.ts';
import type { AdvisoryLookUp, Candidate, NameInEcosystem } from './look-up.ts';
import { unpackAffected, unpackDetail } from './packed-advisory.ts';
import { packCve, packId } from './packed-id.ts';
import { readHeads } from './read-heads-store.ts';
import { type Row, numberAt, numberOrTextAt, optionalTextAt, textAt } from './row-values.ts';
import { sameFlawIn } from './same-flaw-store.ts';
import { likelihoodUnit } from './staging-store.ts';
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
  const heads = readHeads(database, terms);

  function candidatesAt(place: number, name: string): Candidate[] {
    const nameId = terms.findName(name);
    if (nameId === undefined) return [];
    const where = { ...terms.place(place), name };
    const found: Candidate[] = [];
    for (const row of sql.affected.all(nameId, place)) {
      const advisory = heads.of(numberAt(row, 0));
      if (advisory.withdrawnAtMs === null) found.push({ advisory, affected: affectedOf(terms, where, row) });
    }
    return found;
  }

  function whole(id: number): Advisory {
    const body = sql.detail.one(id)?.[0];
    return {
      ...heads.of(id),
      ...(body instanceof Uint8Array ? unpackDetail(body) : { details: null, references: [] }),
      affected: unpackHeld(sql.held.one(id)?.[0]).flatMap(({ name, place }) => {
        const known = { ...terms.place(place), name: terms.name(name) };
        return sql.affectedOf.all(name, place, id).map((row) => affectedOf(terms, known, row));
      }),
    };
  }

  /** The place itself, or the one that stands in where nothing is told about it. */
  function placeOf(ecosystem: string, release: string): number | undefined {
    const place = terms.findPlace(ecosystem, release);
    if (place === undefined || sql.covered.one(place)) return place;
    const row = sql.standIn.one(place);
    return row && numberAt(row, 0);
  }

  return {
    candidates({ ecosystem, release, name }) {
      heads.refresh();
      const place = placeOf(ecosystem, release);
      return place === undefined ? [] : candidatesAt(place, name);
    },
    ...factsIn(database),
    sameFlaw: sameFlawIn(database),
    knows: (ecosystem, release) => placeOf(ecosystem, release) !== undefined,
    told(id) {
      heads.refresh();
      return sql.byId.all(packId(id)).map((row) => whole(numberAt(row, 0)));
    },
    whole,
    forget: () => heads.forget(),
  };
}

/** Columns of `statements.affected`. */
function affectedOf(terms: Terms, name: NameInEcosystem, row: Row): Affected {
  const ranges = row[2];
  return unpackAffected(name, {
    traits: terms.unpack(numberOrTextAt(row, 1)),
    ranges: ranges instanceof Uint8Array ? ranges : optionalTextAt(row, 2),
    note: optionalTextAt(row, 3),
  });
}

function factsIn(database: DatabaseSync): Pick<AdvisoryLookUp, 'exploited' | 'likelihood'> {
  // Several parts may tell of it: the feed of the catalogue itself comes before an import.
  const exploited = rowsOf(database, 'select body from exploited where cve = ? order by part limit 1');
  const likelihood = rowsOf(
    database,
    `select l.probability, l.percentile from likelihood l join part p on p.id = l.part where l.cve = ?
     order by coalesce(p.state ->> 'fetchedAtMs', 0) desc, l.part limit 1`,
  );
  return {
    exploited(cve) {
      const row = exploited.one(packCve(cve) ?? -1);
      if (!row) return undefined;
      const read: Omit<Exploited, 'cve'> = JSON.parse(textAt(row, 0));
      return { ...read, cve };
    },
    likelihood(cve) {
      const row = likelihood.one(packCve(cve) ?? -1);
      return row && likelihoodOf(cve, numberAt(row, 0), numberAt(row, 1));
    },
  };
}

export function likelihoodOf(cve: string, probability: number, percentile: number): ExploitLikelihood {
  return { cve, probability: probability / likelihoodUnit, percentile: percentile / likelihoodUnit };
}

function statements(database: DatabaseSync) {
  return {
    affected: rowsOf(
      database,
      'select advisory, traits, ranges, note from affected where name = ? and place = ?',
    ),
    affectedOf: rowsOf(
      database,
      'select advisory, traits, ranges, note from affected where name = ? and place = ? and advisory = ? order by seq',
    ),
    held: rowsOf(database, 'select held from advisory where id = ?'),
    byId: rowsOf(database, 'select id from advisory where packed_id = ? order by id'),
    detail: rowsOf(database, 'select body from detail where advisory = ?'),
    covered: rowsOf(database, 'select 1 from covered where place = ? limit 1'),
    standIn: rowsOf(
      database,
      'select s.target from stand_in s join covered c on c.place = s.target where s.place = ? limit 1',
    ),
  };
}
