import type { Rating } from '#contracts/security/finding.ts';
import type { FlawDetails } from '#contracts/security/flaw.ts';
import type { Advisory } from '../advisories/advisory.ts';
import type { FlawTold } from '../watch-advisories/flaw-told.ts';

export type FlawText = Pick<
  FlawDetails,
  'title' | 'details' | 'detailsFrom' | 'references' | 'ratings' | 'publishedAtMs' | 'modifiedAtMs'
>;

const mostReferences = 50;
/** Far above what people write; nobody reads more. */
const mostCharacters = 20_000;

/** What all sources together say of a flaw itself; what was withdrawn counts where nothing else is said. */
export function describe({ advisories }: Pick<FlawTold, 'advisories'>): FlawText {
  const standing = advisories.filter(({ withdrawnAtMs }) => withdrawnAtMs === null);
  const told = standing.length > 0 ? standing : advisories;
  const longest = told.reduce<Advisory | undefined>(
    (best, one) => ((one.details?.length ?? 0) > (best?.details?.length ?? 0) ? one : best),
    undefined,
  );
  return {
    title: told.find(({ title }) => title !== null)?.title ?? null,
    details: longest?.details?.slice(0, mostCharacters) ?? null,
    detailsFrom: longest?.feed ?? null,
    references: pagesOf(told),
    ratings: uniqueRatings(told.flatMap(({ ratings }) => ratings)),
    publishedAtMs: least(told.map(({ publishedAtMs }) => publishedAtMs)),
    modifiedAtMs: most(told.map(({ modifiedAtMs }) => modifiedAtMs)),
  };
}

export function uniqueRatings(ratings: readonly Rating[]): Rating[] {
  const found = new Map(ratings.map((one) => [`${one.source} ${one.vector ?? one.severity}`, one]));
  return [...found.values()].map((one) => ({ ...one }));
}

/** The sources' own pages first. Nothing but pages of the web: others write them. */
function pagesOf(told: readonly Advisory[]): string[] {
  const all = [...told.map(({ url }) => url ?? ''), ...told.flatMap(({ references }) => references)];
  return [...new Set(all)].filter((one) => /^https?:\/\//i.test(one)).slice(0, mostReferences);
}

function least(times: readonly (number | null)[]): number | null {
  const known = times.filter((one) => one !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function most(times: readonly (number | null)[]): number | null {
  const known = times.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known);
}
