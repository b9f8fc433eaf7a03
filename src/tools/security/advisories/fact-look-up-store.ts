import type { DatabaseSync } from 'node:sqlite';
import type { Exploited, ExploitLikelihood } from './advisory.ts';
import type { AdvisoryLookUp } from './look-up.ts';
import { packCve } from './packed-id.ts';
import { numberAt, textAt } from './row-values.ts';
import { likelihoodUnit } from './staging-store.ts';
import { rowsOf } from './statement-store.ts';

export function factsIn(database: DatabaseSync): Pick<AdvisoryLookUp, 'exploited' | 'likelihood'> {
  // Several parts may tell of it: the feed of the catalogue itself comes before an import.
  const exploited = rowsOf(database, 'select body from exploited where cve = ? order by part limit 1');
  const likelihoods = rowsOf(
    database,
    'select probability, percentile from likelihood where cve = ? limit 2',
  );
  const newest = rowsOf(
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
      const packed = packCve(cve) ?? -1;
      const [first, second] = likelihoods.all(packed);
      const row = second ? newest.one(packed) : first;
      return row && likelihoodOf(cve, numberAt(row, 0), numberAt(row, 1));
    },
  };
}

export function likelihoodOf(cve: string, probability: number, percentile: number): ExploitLikelihood {
  return { cve, probability: probability / likelihoodUnit, percentile: percentile / likelihoodUnit };
}
