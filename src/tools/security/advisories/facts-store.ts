import type { DatabaseSync } from 'node:sqlite';
import type { Exploited } from './advisory.ts';
import { type ChangeSet, isMarkedMove } from './change-set.ts';
import { numberAt, textAt } from './row-values.ts';
import { type Staging, likelihoodUnit } from './staging-store.ts';
import { rowsOf } from './statement-store.ts';

/** What is told of a CVE itself: that it is exploited, and how likely that is. */
export interface FactRows {
  /** Takes over what was staged, and with `isWhole` drops the rest of the part. */
  put(
    part: number,
    staging: Staging,
    isWhole: boolean,
  ): { readonly exploited: number; readonly likelihood: number };
  remove(part: number): void;
}

export function factRows(database: DatabaseSync, changes: ChangeSet): FactRows {
  const sql = statements(database);

  function putExploited(part: number, staging: Staging, isWhole: boolean): number {
    const before = new Map(sql.exploited.all(part).map((row) => [numberAt(row, 0), textAt(row, 1)]));
    let count = 0;
    for (const { cve, body } of staging.exploited()) {
      const old = before.get(cve);
      before.delete(cve);
      count += 1;
      if (old === body) continue;
      if (old === undefined || isForRansom(old) !== isForRansom(body)) changes.addExploited(cve);
      sql.putExploited.run(cve, part, body);
    }
    if (isWhole) for (const cve of before.keys()) dropExploited(part, cve);
    return count;
  }

  function dropExploited(part: number, cve: number): void {
    changes.addExploited(cve);
    sql.dropExploited.run(cve, part);
  }

  function putLikelihood(part: number, staging: Staging, isWhole: boolean): number {
    let count = 0;
    for (const { cve, probability, percentile } of staging.likelihood()) {
      count += 1;
      const [old, oldPercentile] = sql.estimate.one(cve, part) ?? [];
      if (old === probability && oldPercentile === percentile) continue;
      const before = typeof old === 'number' ? old : undefined;
      if (isMarkedMove(shareOf(before), shareOf(probability))) changes.addLikelihood(cve);
      sql.putLikelihood.run(cve, part, probability, percentile);
    }
    if (isWhole)
      for (const [cve, probability] of untold(part, staging)) dropLikelihood(part, cve, probability);
    return count;
  }

  function untold(part: number, staging: Staging): readonly (readonly [cve: number, probability: number])[] {
    const found: [number, number][] = [];
    for (const row of sql.likelihood.each(part))
      if (!staging.hasLikelihood(numberAt(row, 0))) found.push([numberAt(row, 0), numberAt(row, 1)]);
    return found;
  }

  function dropLikelihood(part: number, cve: number, probability: number): void {
    if (isMarkedMove(shareOf(probability), undefined)) changes.addLikelihood(cve);
    sql.dropLikelihood.run(cve, part);
  }

  return {
    put: (part, staging, isWhole) => ({
      exploited: putExploited(part, staging, isWhole),
      likelihood: putLikelihood(part, staging, isWhole),
    }),
    remove(part) {
      for (const row of sql.exploited.all(part)) dropExploited(part, numberAt(row, 0));
      for (const row of sql.likelihood.all(part)) dropLikelihood(part, numberAt(row, 0), numberAt(row, 1));
    },
  };
}

function shareOf(units: number | undefined): number | undefined {
  return units === undefined ? undefined : units / likelihoodUnit;
}

function isForRansom(body: string): boolean {
  const read: Partial<Exploited> = JSON.parse(body);
  return read.isRansomware === true;
}

function statements(database: DatabaseSync) {
  return {
    exploited: rowsOf(database, 'select cve, body from exploited where part = ?'),
    putExploited: database.prepare('insert or replace into exploited (cve, part, body) values (?, ?, ?)'),
    dropExploited: database.prepare('delete from exploited where cve = ? and part = ?'),
    likelihood: rowsOf(database, 'select cve, probability from likelihood where part = ?'),
    estimate: rowsOf(database, 'select probability, percentile from likelihood where cve = ? and part = ?'),
    putLikelihood: database.prepare(
      'insert or replace into likelihood (cve, part, probability, percentile) values (?, ?, ?, ?)',
    ),
    dropLikelihood: database.prepare('delete from likelihood where cve = ? and part = ?'),
  };
}
