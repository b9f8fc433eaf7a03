import type { FlawDetails, FlawPlace } from '#contracts/security/flaw.ts';
import type { FindingSource, RankReason, Rating } from '#contracts/security/finding.ts';

/** What one source says, wherever it says it. */
export interface Told {
  readonly source: string;
  readonly rating: Rating | null;
  readonly said: readonly FindingSource[];
}

/** Everything that one source says, side by side with the others; the one whose rating counts comes first. */
export function toldBySource({ ratings, ratedBy, findings }: FlawDetails): readonly Told[] {
  const said = new Map<string, FindingSource[]>();
  for (const source of findings.flatMap(({ sources }) => sources)) {
    const known = said.get(source.feed) ?? [];
    const isKnown = known.some(({ id, words }) => id === source.id && words.en === source.words.en);
    said.set(source.feed, isKnown ? known : [...known, source]);
  }
  const names = [...new Set([...ratings.map(({ source }) => source), ...said.keys()])];
  const told = names.map((source) => ({
    source,
    rating: ratings.find((rating) => rating.source === source) ?? null,
    said: said.get(source) ?? [],
  }));
  return told.toSorted((a, b) => Number(b.source === ratedBy) - Number(a.source === ratedBy));
}

export interface WeighedReason extends RankReason {
  /** Of the heaviest one, 0 to 1. */
  readonly share: number;
}

/** The heaviest first; what weighs nothing is a fact too. */
export function weighed(reasons: readonly RankReason[]): readonly WeighedReason[] {
  const heaviest = Math.max(1, ...reasons.map(({ weight }) => Math.abs(weight)));
  return reasons
    .map((reason) => ({ ...reason, share: Math.abs(reason.weight) / heaviest }))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** Places of one image line together: the same image on two hosts is two places. */
export function byReference(places: readonly FlawPlace[]): readonly [string, readonly FlawPlace[]][] {
  return [...Map.groupBy(places, ({ reference }) => reference)];
}

/** Containers that run it now, each once, for what can be done about them. */
export function runningIn(places: readonly FlawPlace[]): readonly { host: string; name: string }[] {
  const found = new Map<string, { host: string; name: string }>();
  for (const { host, containers } of places)
    for (const { name, isRunning } of containers) if (isRunning) found.set(`${host}/${name}`, { host, name });
  return [...found.values()];
}
