import type { Words } from '#contracts/words.ts';
import type { Finding, MatchablePackage, SourceSays } from './finding.ts';
import type { Judgement } from './judge.ts';
import type { MatchContext } from './match-context.ts';
import { rate } from './rate.ts';
import type { Reading } from './read-candidate.ts';
import type { Subject } from './subject.ts';

/** One package with the flaw. */
export interface Hit {
  readonly one: MatchablePackage;
  readonly judgement: Extract<Judgement, { readonly kind: 'vulnerable' }>;
  readonly readings: readonly Reading[];
}

/** At least one package. */
export type Hits = readonly [Hit, ...Hit[]];

export function makeFinding(
  flaw: string,
  subject: Subject,
  hits: Hits,
  { factsOf }: Pick<MatchContext, 'factsOf'>,
): Finding {
  const readings = hits.flatMap((hit) => hit.readings);
  const candidates = readings.map(({ candidate }) => candidate);
  const { one: sample } = hits[0];
  const { state, fixedVersion, channelFixes } = worstOf(hits);
  const facts = factsOf(flaw);
  const rated = rate(candidates, facts.ratings, subject.ecosystem);
  return {
    flaw,
    aliases: facts.aliases,
    type: sample.type,
    ecosystem: subject.ecosystem,
    release: subject.release,
    name: subject.name,
    version: subject.version,
    packages: hits.map(({ one: { name, version, arch, path, layer = null } }) => ({
      name,
      version,
      arch,
      path,
      layer,
    })),
    state,
    fixedVersion,
    channelFixes,
    ...rated,
    isHidden: subject.isSystem && rated.severity === 'negligible',
    title: firstOf(candidates, ({ advisory }) => advisory.title),
    note: firstOf(candidates, ({ affected }) => affected.note),
    publishedAtMs: firstOf(candidates, ({ advisory }) => advisory.publishedAtMs),
    sources: sourcesOf(readings),
    exploited: facts.exploited,
    likelihood: facts.likelihood,
  };
}

const verdictWords: Readonly<Record<SourceSays['says'], Words>> = {
  vulnerable: { en: 'This version has the flaw.', es: 'Esta versión tiene el fallo.' },
  repaired: { en: 'This version does not have the flaw.', es: 'Esta versión no tiene el fallo.' },
  unclear: {
    en: 'It speaks of the package, but not clearly of this version.',
    es: 'Habla del paquete, pero no queda claro si de esta versión.',
  },
};

/** Packages of one source are repaired together: where one is not, the source is not. */
function worstOf(hits: Hits): Hit['judgement'] {
  return (hits.find(({ judgement }) => judgement.fixedVersion === null) ?? hits[0]).judgement;
}

function firstOf<Item, Value>(
  items: readonly Item[],
  get: (item: Item) => Value | null | undefined,
): Value | null {
  for (const item of items) {
    const value = get(item);
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

function sourcesOf(readings: readonly Reading[]): readonly SourceSays[] {
  const sources = new Map<string, SourceSays>();
  for (const { candidate, says } of readings) {
    if (says === 'nothing' || says === 'not-affected') continue;
    const { feed, id, url } = candidate.advisory;
    const key = `${feed}\n${id}`;
    // One advisory may have several entries: a single one that holds the version decides.
    if (says === 'vulnerable' || !sources.has(key)) {
      sources.set(key, { feed, id, url, says, words: verdictWords[says] });
    }
  }
  return [...sources.values()];
}
