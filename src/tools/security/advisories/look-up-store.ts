import type { DatabaseSync } from 'node:sqlite';
import type { Advisory, Affected, Exploited, ExploitLikelihood } from './advisory.ts';
import type { AdvisoryLookUp, Candidate, NameInEcosystem } from './look-up.ts';
import {
  type AdvisoryHead,
  addressOf,
  unpackAffected,
  unpackDetail,
  unpackRatings,
} from './packed-advisory.ts';
import { unpackIds } from './packed-numbers.ts';
import { unpackTitle } from './packed-title.ts';
import { unpackHeld } from './advisory-heads-store.ts';
import { packCve, packId, unpackId } from './packed-id.ts';
import {
  type Row,
  numberAt,
  numberOrTextAt,
  optionalNumberAt,
  optionalTextAt,
  textAt,
} from './row-values.ts';
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

/** Heads that are kept unpacked: the same flaw is asked for by many packages. */
const mostHeads = 5_000;

export function lookUpIn(database: DatabaseSync, terms: Terms): LookUp {
  const sql = statements(database);
  const heads = new Map<number, AdvisoryHead>();
  const sameFlaw = sameFlawIn(database);

  let version: unknown;
  /** Another connection may have written, in another thread or process. */
  function forgetWhenOld(): void {
    const now = sql.version.one()?.[0];
    if (now !== version) heads.clear();
    version = now;
  }

  function headOf(id: number): AdvisoryHead {
    const kept = heads.get(id);
    if (kept) return kept;
    const head = unpackHead(terms, sql.head.one(id) ?? []);
    if (heads.size >= mostHeads) heads.clear();
    heads.set(id, head);
    return head;
  }

  function candidatesAt(place: number, name: string): Candidate[] {
    const nameId = terms.findName(name);
    if (nameId === undefined) return [];
    const where = { ...terms.place(place), name };
    const found: Candidate[] = [];
    for (const row of sql.affected.all(nameId, place)) {
      const advisory = headOf(numberAt(row, 0));
      if (advisory.withdrawnAtMs === null) found.push({ advisory, affected: affectedOf(terms, where, row) });
    }
    return found;
  }

  function whole(id: number): Advisory {
    const body = sql.detail.one(id)?.[0];
    return {
      ...headOf(id),
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
      forgetWhenOld();
      const place = placeOf(ecosystem, release);
      return place === undefined ? [] : candidatesAt(place, name);
    },
    sameFlaw,
    knows: (ecosystem, release) => placeOf(ecosystem, release) !== undefined,
    exploited(cve) {
      const row = sql.exploited.one(packCve(cve) ?? -1);
      return row && exploitedOf(cve, textAt(row, 0));
    },
    likelihood(cve) {
      const row = sql.likelihood.one(packCve(cve) ?? -1);
      return row && likelihoodOf(cve, numberAt(row, 0), numberAt(row, 1));
    },
    told(id) {
      forgetWhenOld();
      return sql.byId.all(packId(id)).map((row) => whole(numberAt(row, 0)));
    },
    whole,
    forget: () => heads.clear(),
  };
}

/** Columns of `statements.head`. */
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

/** Columns of `statements.affected`. */
function affectedOf(terms: Terms, name: NameInEcosystem, row: Row): Affected {
  const ranges = row[2];
  return unpackAffected(name, {
    traits: terms.unpack(numberOrTextAt(row, 1)),
    ranges: ranges instanceof Uint8Array ? ranges : optionalTextAt(row, 2),
    note: optionalTextAt(row, 3),
  });
}

function exploitedOf(cve: string, body: string): Exploited {
  const read: Omit<Exploited, 'cve'> = JSON.parse(body);
  return { ...read, cve };
}

export function likelihoodOf(cve: string, probability: number, percentile: number): ExploitLikelihood {
  return { cve, probability: probability / likelihoodUnit, percentile: percentile / likelihoodUnit };
}

function statements(database: DatabaseSync) {
  return {
    // Changes when others write (sqlite.org/pragma.html#pragma_data_version).
    version: rowsOf(database, 'pragma data_version'),
    affected: rowsOf(
      database,
      'select advisory, traits, ranges, note from affected where name = ? and place = ?',
    ),
    affectedOf: rowsOf(
      database,
      'select advisory, traits, ranges, note from affected where name = ? and place = ? and advisory = ? order by seq',
    ),
    held: rowsOf(database, 'select held from advisory where id = ?'),
    head: rowsOf(
      database,
      'select feed, packed_id, published_s, modified_s, withdrawn_s, title, url, aliases, related, ratings from advisory where id = ?',
    ),
    byId: rowsOf(database, 'select id from advisory where packed_id = ? order by id'),
    detail: rowsOf(database, 'select body from detail where advisory = ?'),
    covered: rowsOf(database, 'select 1 from covered where place = ? limit 1'),
    standIn: rowsOf(
      database,
      'select s.target from stand_in s join covered c on c.place = s.target where s.place = ? limit 1',
    ),
    // Several parts may tell of it: the feed of the catalogue itself comes before an import.
    exploited: rowsOf(database, 'select body from exploited where cve = ? order by part limit 1'),
    likelihood: rowsOf(
      database,
      `select l.probability, l.percentile from likelihood l join part p on p.id = l.part where l.cve = ?
       order by coalesce(p.state ->> 'fetchedAtMs', 0) desc, l.part limit 1`,
    ),
  };
}
