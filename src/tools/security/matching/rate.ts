import type { Rating, Severity } from '#contracts/security/finding.ts';
import type { Candidate } from '../advisories/look-up.ts';

export interface Rated {
  readonly severity: Severity;
  readonly severitySource: string | null;
  readonly ratings: readonly Rating[];
}

/** What a distribution's own ratings are called, where it is not as its ecosystem. */
const ownSources: Readonly<Record<string, readonly string[]>> = {
  rhel: ['rhel', 'redhat'],
  alma: ['alma', 'rhel', 'redhat'],
  rocky: ['rocky', 'rhel', 'redhat'],
  opensuse: ['opensuse', 'suse'],
  azurelinux: ['azurelinux', 'mariner'],
};
/** Who is asked next, in order; then anybody. */
const others: readonly string[] = ['github', 'ghsa', 'nvd'];

/** All ratings of a flaw, and the one that counts for packages of an ecosystem. `elsewhere`: by those that speak of no package. */
export function rate(
  candidates: readonly Candidate[],
  elsewhere: readonly Rating[],
  ecosystem: string,
): Rated {
  const ratings = uniqueRatings(candidates, elsewhere);
  const order = [...(ownSources[ecosystem] ?? [ecosystem]), ...others];
  const rank = ({ source }: Rating): number => {
    const place = order.indexOf(source);
    return place === -1 ? order.length : place;
  };
  const [best] = ratings
    .filter(({ severity }) => severity !== 'unknown')
    .toSorted((a, b) => rank(a) - rank(b) || (b.score ?? 0) - (a.score ?? 0));
  return { severity: best?.severity ?? 'unknown', severitySource: best?.source ?? null, ratings };
}

/** A package rated apart comes before what its source says of the flaw everywhere. */
function uniqueRatings(candidates: readonly Candidate[], elsewhere: readonly Rating[]): readonly Rating[] {
  const ratings = new Map<string, Rating>();
  const apart = candidates.flatMap(({ affected: { severity, ecosystem } }) =>
    severity === undefined ? [] : [{ source: ecosystem, severity, vector: null, score: null }],
  );
  const general = candidates.flatMap(({ advisory }) => advisory.ratings);
  for (const one of [...apart, ...general, ...elsewhere]) {
    const key = [one.source, one.vector ?? one.severity].join(' ');
    if (!ratings.has(key)) ratings.set(key, one);
  }
  return [...ratings.values()];
}
