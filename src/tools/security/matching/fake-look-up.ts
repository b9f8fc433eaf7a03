import type { Package } from '#contracts/security/package.ts';
import type { Advisory, Affected, Exploited, ExploitLikelihood } from '../advisories/advisory.ts';
import { plainAdvisory } from '../advisories/plain-advisory.ts';
import type { AdvisoryLookUp } from '../advisories/look-up.ts';
import type { MatchablePackage } from './finding.ts';

/** For tests: an advisory about one or more packages. */
export function fakeAdvisory(
  id: string,
  affected: readonly Partial<Affected>[],
  more: Partial<Advisory> = {},
): Advisory {
  return plainAdvisory({
    feed: 'test',
    id,
    ...more,
    affected: affected.map((one) => ({
      ecosystem: 'debian',
      release: '12',
      name: 'openssl',
      kind: 'source',
      scheme: 'dpkg',
      state: 'fixed',
      spans: [],
      versions: [],
      ...one,
    })),
  });
}

/** For tests: an index in memory that folds the aliases it is given. */
export function fakeLookUp(
  advisories: readonly Advisory[],
  more: { exploited?: readonly Exploited[]; likelihood?: readonly ExploitLikelihood[] } = {},
): AdvisoryLookUp {
  return {
    candidates: ({ ecosystem, release, name }) =>
      advisories
        .filter(({ withdrawnAtMs }) => withdrawnAtMs === null)
        .flatMap((advisory) =>
          advisory.affected
            .filter((one) => one.ecosystem === ecosystem && one.release === release && one.name === name)
            .map((affected) => ({ advisory, affected })),
        ),
    sameFlaw: (id) => {
      const names = new Set([id]);
      for (const one of [...advisories, ...advisories]) {
        const own = [one.id, ...one.aliases];
        if (own.some((name) => names.has(name))) for (const name of own) names.add(name);
      }
      const rank = (name: string): string => (name.startsWith('CVE-') ? `0${name}` : `1${name}`);
      return [...names].toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
    },
    ratings: (id) => advisories.filter((one) => one.id === id).flatMap(({ ratings }) => ratings),
    exploited: (cve) => more.exploited?.find((one) => one.cve === cve),
    likelihood: (cve) => more.likelihood?.find((one) => one.cve === cve),
    knows: (ecosystem, release) =>
      advisories.some(({ affected }) =>
        affected.some((one) => one.ecosystem === ecosystem && one.release === release),
      ),
    atOnce: (work) => work(),
  };
}

/** For tests: a package, a deb unless it says otherwise; `source` as `name version`. */
export function fakePackage(
  name: string,
  version: string,
  { source, ...more }: Partial<Omit<MatchablePackage, 'source'>> & { source?: string } = {},
): Package & MatchablePackage {
  const [sourceName, sourceVersion = version] = source?.split(' ') ?? [];
  return {
    type: 'deb',
    name,
    version,
    arch: 'amd64',
    source: sourceName === undefined ? null : { name: sourceName, version: sourceVersion },
    module: null,
    vendor: null,
    path: 'var/lib/dpkg/status',
    ...more,
  };
}
