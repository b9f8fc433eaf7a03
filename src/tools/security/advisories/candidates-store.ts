import type { DatabaseSync } from 'node:sqlite';
import type { Affected } from './advisory.ts';
import type { Candidate, NameInEcosystem } from './look-up.ts';
import { type AdvisoryHead, unpackAffected } from './packed-advisory.ts';
import { headColumns, headLength, unpackHead } from './packed-head.ts';
import { type Row, numberAt, numberOrTextAt, optionalTextAt } from './row-values.ts';
import { rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

export interface Candidates {
  /** What is said of a name at a place; withdrawn advisories are left out. */
  at(place: number, name: string): readonly Candidate[];
  forget(): void;
}

/** Some MB. */
const mostKept = 20_000;

/** Kept unpacked: images are matched one after the other, and most hold the same packages as the one before. */
export function candidatesIn(database: DatabaseSync, terms: Terms): Candidates {
  // One question for all of it: asking costs more than reading does. `cross join` keeps the order, by rows of `affected`.
  const rows = rowsOf(
    database,
    `select ${headColumns}, f.advisory, f.traits, f.ranges, f.note from affected f cross join advisory a on a.id = f.advisory
     where f.name = (select id from name where text = ?) and f.place = ? and a.withdrawn_s is null`,
  );
  const kept = new Map<string, readonly Candidate[]>();
  let count = 0;
  const forget = (): void => {
    kept.clear();
    count = 0;
  };
  return {
    at(place, name) {
      const key = `${place}\0${name}`;
      const known = kept.get(key);
      if (known) return known;
      const found = candidatesOf(terms, { ...terms.place(place), name }, rows.all(name, place));
      if (count > mostKept) forget();
      // Names of which nothing is said count too.
      count += found.length + 1;
      kept.set(key, found);
      return found;
    },
    forget,
  };
}

/** An advisory may say several things of a package, in rows that follow each other. */
function candidatesOf(terms: Terms, name: NameInEcosystem, rows: readonly Row[]): readonly Candidate[] {
  let last: { readonly id: number; readonly advisory: AdvisoryHead } | undefined;
  return rows.map((row) => {
    const id = numberAt(row, headLength);
    if (last?.id !== id) last = { id, advisory: unpackHead(terms, row) };
    return { advisory: last.advisory, affected: affectedAt(terms, name, row, headLength + 1) };
  });
}

/** From the columns traits, ranges and note. */
export function affectedAt(terms: Terms, name: NameInEcosystem, row: Row, at: number): Affected {
  const ranges = row[at + 1];
  return unpackAffected(name, {
    traits: terms.unpack(numberOrTextAt(row, at)),
    ranges: ranges instanceof Uint8Array ? ranges : optionalTextAt(row, at + 1),
    note: optionalTextAt(row, at + 2),
  });
}
