import type { DatabaseSync } from 'node:sqlite';
import type { Advisory } from './advisory.ts';
import { mergePieces } from './merge-pieces.ts';
import { type PackedId, unpackId } from './packed-id.ts';
import type { ProblemList } from './problem-list.ts';
import { IndexError, numberAt, numberOrTextAt, textAt } from './row-values.ts';
import { type Rows, rowsOf } from './statement-store.ts';

/** What was staged, to read it back. */
export interface StagedItems {
  /** Each advisory once, in the order of ids, its pieces merged. */
  advisories(): Iterable<Advisory>;
  hasAdvisory(feed: string, id: PackedId): boolean;
  removed(): Iterable<string>;
  exploited(): Iterable<{ readonly cve: number; readonly body: string }>;
  likelihood(): Iterable<{ readonly cve: number; readonly probability: number; readonly percentile: number }>;
  hasLikelihood(cve: number): boolean;
}

/** Of one id, in all its pieces. */
const mostPieceCharacters = 32 * 1024 * 1024;

export function stagedItems(database: DatabaseSync, problems: ProblemList): StagedItems {
  let piece: Rows | undefined;
  const sorted = () => {
    // Sorting once at the end is several times faster than keeping an order while rows come in.
    if (!piece) database.exec('create index piece_by_id on piece (id, feed)');
    return (piece ??= rowsOf(database, 'select 1 from piece where id = ? and feed = ? limit 1'));
  };
  const likelihood = rowsOf(database, 'select cve, probability, percentile from likelihood');
  const known = rowsOf(database, 'select 1 from likelihood where cve = ?');
  return {
    *advisories() {
      sorted();
      yield* mergedPieces(database, problems);
    },
    hasAdvisory: (feed, id) => sorted().one(id, feed) !== undefined,
    *removed() {
      for (const row of rowsOf(database, 'select id from removed').each()) yield textAt(row, 0);
    },
    *exploited() {
      const rows = rowsOf(database, 'select cve, body from exploited');
      for (const row of rows.each()) yield { cve: numberAt(row, 0), body: textAt(row, 1) };
    },
    *likelihood() {
      for (const row of likelihood.each())
        yield { cve: numberAt(row, 0), probability: numberAt(row, 1), percentile: numberAt(row, 2) };
    },
    hasLikelihood: (cve) => known.one(cve) !== undefined,
  };
}

function* mergedPieces(database: DatabaseSync, problems: ProblemList): Generator<Advisory, void> {
  const rows = rowsOf(database, 'select id, feed, body from piece order by id, feed');
  let key = '';
  let bodies: string[] = [];
  let characters = 0;
  for (const row of rows.each()) {
    const id = numberOrTextAt(row, 0);
    const next = JSON.stringify([id, row[1]]);
    if (next !== key) {
      if (bodies.length > 0) yield mergedOf(bodies);
      [key, bodies, characters] = [next, [], 0];
    }
    const body = textAt(row, 2);
    characters += body.length;
    if (characters <= mostPieceCharacters || bodies.length === 0) bodies.push(body);
    else problems.add(`${unpackId(id)} has too much to tell; the rest of it is left out.`);
  }
  if (bodies.length > 0) yield mergedOf(bodies);
}

function mergedOf(bodies: readonly string[]): Advisory {
  const [first, ...rest] = [...new Set(bodies)].toSorted().map((body): Advisory => JSON.parse(body));
  if (first === undefined) throw new IndexError('There is nothing to merge.');
  return mergePieces([first, ...rest]);
}
