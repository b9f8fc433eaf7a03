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

export function makeFinding(
  flaw: string,
  subject: Subject,
  hits: readonly Hit[],
  { factsOf }: Pick<MatchContext, 'factsOf'>,
): Finding {
  const readings = hits.flatMap((hit) => hit.readings);
  const candidates = readings.map(({ candidate }) => candidate);
  const { state, fixedVersion, channelFixes } = worstOf(hits);
  const facts = factsOf(flaw);
  const rated = rate(candidates, facts.ratings, subject.ecosystem);
  return {
    flaw,
    aliases: facts.aliases,
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

/** Packages of one source are repaired together: where one is not, the source is not. */
function worstOf(hits: readonly Hit[]): Hit['judgement'] {
  const [first] = hits;
  if (first === undefined) throw new Error('A finding has at least one package.');
  return (hits.find(({ judgement }) => judgement.fixedVersion === null) ?? first).judgement;
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
    if (says === 'vulnerable' || !sources.has(key)) sources.set(key, { feed, id, url, says });
  }
  return [...sources.values()];
}
