import type { DatabaseSync } from 'node:sqlite';
import { type AdvisoryRows, advisoryRows } from './advisory-rows-store.ts';
import { changeSet } from './change-set.ts';
import { factRows } from './facts-store.ts';
import { packId } from './packed-id.ts';
import { type PartRows, partRows } from './part-store.ts';
import type { IndexChanges, PartName, PartWrite, Release, WriteResult } from './part-state.ts';
import { type Row, numberAt, numberOrTextAt } from './row-values.ts';
import type { Staging } from './staging-store.ts';
import { inTransaction, rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

type Counts = { -readonly [Key in keyof WriteResult['counts']]: number };

const rowsAtOnce = 1_000;

export interface WrittenTo {
  readonly database: DatabaseSync;
  readonly terms: Terms;
  /** Throws when it is to end. */
  readonly goOn: () => void;
}

/** Makes the index say what was staged, in one transaction: readers see the old or the new, and so does the next start. */
export function applyStaged(
  { database, terms, goOn }: WrittenTo,
  part: PartWrite,
  staging: Staging,
): WriteResult {
  const changes = changeSet();
  const rows = advisoryRows(database, terms, changes);
  const parts = partRows(database, terms);
  const facts = factRows(database, changes);
  const told = new Map<string, Release>();
  return inTransaction(database, () => {
    const id = parts.idOf(part);
    const counts: Counts = {
      advisories: 0,
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 0,
      ...facts.put(id, staging, part.mode === 'whole'),
    };
    for (const advisory of staging.advisories()) {
      goOn();
      counts.advisories += 1;
      counts[rows.put(id, advisory)] += 1;
      for (const { ecosystem, release, state } of advisory.affected)
        // Who tells only which flaws are not there (Alpine's rejections) knows nothing of those that are.
        if (state !== 'not-affected') told.set(`${ecosystem}\0${release}`, { ecosystem, release });
    }
    counts.removed = removeGone(database, terms, rows, { id, isWhole: part.mode === 'whole' }, staging);
    keepPart(parts, id, { ...part, covers: [...(part.covers ?? []), ...told.values()] }, staging);
    return {
      ...changes.told(terms),
      counts,
      problems: staging.problems.first,
      problemCount: staging.problems.count,
    };
  });
}

function keepPart(parts: PartRows, id: number, part: PartWrite, staging: Staging): void {
  parts.cover(id, part.covers ?? [], part.mode === 'whole');
  if (part.standIns !== undefined) parts.standIn(id, part.standIns);
  const { cursor } = staging;
  parts.setState(part, { ...part.state, ...(cursor !== undefined && { cursor }) });
}

/** Of a whole part what it no longer tells, of changes what they name as gone; how many. */
function removeGone(
  database: DatabaseSync,
  terms: Terms,
  rows: AdvisoryRows,
  part: { readonly id: number; readonly isWhole: boolean },
  staging: Staging,
): number {
  const isTold = (row: Row) => staging.hasAdvisory(terms.unpack(numberAt(row, 2)), numberOrTextAt(row, 1));
  let removed = 0;
  const remove = (row: Row) => {
    rows.remove(numberAt(row, 0));
    removed += 1;
  };
  if (part.isWhole) {
    for (const row of rowsOfPart(database, part.id)) if (!isTold(row)) remove(row);
    return removed;
  }
  const find = rowsOf(database, 'select id, packed_id, feed from advisory where packed_id = ? and part = ?');
  for (const id of staging.removed())
    for (const row of find.all(packId(id), part.id)) if (!isTold(row)) remove(row);
  return removed;
}

/** In portions, so that rows may be removed meanwhile. */
function* rowsOfPart(database: DatabaseSync, part: number): Generator<Row, void> {
  const page = rowsOf(
    database,
    `select id, packed_id, feed from advisory where part = ? and id > ? order by id limit ${rowsAtOnce}`,
  );
  for (let last = 0; ;) {
    const rows = page.all(part, last);
    yield* rows;
    if (rows.length < rowsAtOnce) return;
    last = numberAt(rows.at(-1) ?? [], 0);
  }
}

/** Forgets a part with all that it told. */
export function removePart(database: DatabaseSync, terms: Terms, name: PartName): IndexChanges {
  const changes = changeSet();
  const rows = advisoryRows(database, terms, changes);
  const parts = partRows(database, terms);
  const facts = factRows(database, changes);
  return inTransaction(database, () => {
    const id = parts.find(name);
    if (id === undefined) return changes.told(terms);
    for (const row of rowsOfPart(database, id)) rows.remove(numberAt(row, 0));
    facts.remove(id);
    parts.remove(id);
    return changes.told(terms);
  });
}
