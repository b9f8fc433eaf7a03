import type { Advisory } from './advisory.ts';

/** An advisory of which only what is given is known. */
export function plainAdvisory(
  known: Pick<Advisory, 'feed' | 'id' | 'affected'> & Partial<Advisory>,
): Advisory {
  return {
    aliases: [],
    related: [],
    title: null,
    details: null,
    url: null,
    references: [],
    publishedAtMs: null,
    modifiedAtMs: null,
    withdrawnAtMs: null,
    ratings: [],
    ...known,
  };
}
