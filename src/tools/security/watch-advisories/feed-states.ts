import type { FeedPartState, FeedState, ImportedAdvisories } from '#contracts/security/feeds.ts';
import type { PartState } from '../advisories/part-state.ts';
import type { Covered, Feed, FeedPart } from '../feeds/feed.ts';
import { partName } from '../feeds/plan/feed-plan.ts';
import type { ImportedState } from './imported.ts';
import { nextAtMs, type PlanInput } from './next-part.ts';
import { problemWords } from './problem-words.ts';
import type { KeptPart } from './threads/index-requests.ts';

export interface StatesInput extends Omit<PlanInput, 'known' | 'feeds'> {
  /** All there are. */
  readonly feeds: readonly Feed[];
  readonly isOn: (feed: Feed) => boolean;
  readonly isFetchingOn: boolean;
  readonly kept: ReadonlyMap<string, KeptPart>;
  readonly fetching: string | undefined;
}

/** Every feed with the parts that are wanted for what is present, as the contract tells them. */
export function feedStates(input: StatesInput): readonly FeedState[] {
  return input.feeds.map((feed) => {
    const { id, title, publisher, licence, homepage } = feed;
    const isOn = input.isOn(feed);
    const parts = feed.parts(input.present).map((part) => partState(feed, part, isOn, input));
    return { id, title, publisher, licence, homepage, isOn, parts };
  });
}

function partState(feed: Feed, part: FeedPart, isOn: boolean, input: StatesInput): FeedPartState {
  const name = partName(feed, part);
  const kept = input.kept.get(name);
  const { state } = kept ?? {};
  const plan: PlanInput = { ...input, feeds: [feed], known: (each) => input.kept.get(each) };
  return {
    id: part.id,
    covers: part.covers.map(placeText),
    url: part.url,
    checkedAtMs: state ? checkedAtMs(state) : null,
    changedAtMs: state?.changedAtMs ?? null,
    advisories: kept?.told ?? 0,
    problem: typeof state?.problem === 'string' ? problemWords(state.problem) : null,
    nextAtMs: isOn && input.isFetchingOn ? nextAtMs(feed, part, plan) : null,
    isFetching: input.fetching === name,
  };
}

/** Changes are asked for in between, without fetching the whole. */
function checkedAtMs({ fetchedAtMs, changedAtMs, triedAtMs, failures }: PartState): number | null {
  if (fetchedAtMs === null) return null;
  return Math.max(fetchedAtMs, changedAtMs ?? 0, failures === 0 ? (triedAtMs ?? 0) : 0);
}

function placeText({ ecosystem, release }: Covered): string {
  return release === '' ? ecosystem : `${ecosystem} ${release}`;
}

export type ImportedPart = ImportedAdvisories & { readonly id: string; readonly atMs: number };

/** What came in files and is no part of a feed. */
export function importedParts(
  feeds: readonly Feed[],
  kept: ReadonlyMap<string, KeptPart>,
): readonly ImportedPart[] {
  const ids = new Set(feeds.map(({ id }) => id));
  return [...kept].filter(([, { feed }]) => !ids.has(feed)).map(([id, part]) => importedPart(id, part));
}

function importedPart(id: string, { state, told }: KeptPart): ImportedPart {
  const { affected = 0, problems = [], checksum, changedAtMs }: ImportedState = state;
  return {
    id,
    kind: 'grype',
    advisories: told,
    affected,
    madeAtMs: timeOf(checksum),
    problems: [...problems],
    atMs: changedAtMs ?? 0,
  };
}

/** Of Grype's databases the time is kept by which they were made. */
function timeOf(text: string | null): number | null {
  const atMs = Date.parse(text ?? '');
  return Number.isNaN(atMs) ? null : atMs;
}

/**
 * When the oldest of what is here was last known to be up to date; null: nothing here tells of any package. What was never fetched is no
 * part of it: its packages are not compared, and say so.
 */
export function oldestCheckMs(
  feeds: readonly FeedState[],
  imported: readonly Pick<ImportedPart, 'madeAtMs' | 'atMs'>[],
): number | null {
  const parts = feeds
    .flatMap(({ isOn, parts: own }) => (isOn ? own : []))
    .filter(({ checkedAtMs: atMs }) => atMs !== null);
  const isTelling = imported.length > 0 || parts.some(({ covers }) => covers.length > 0);
  if (!isTelling) return null;
  return Math.min(
    ...parts.map(({ checkedAtMs: atMs }) => atMs ?? 0),
    ...imported.map(({ madeAtMs, atMs }) => madeAtMs ?? atMs),
  );
}
