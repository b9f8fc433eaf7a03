import type { Clock } from '#kernel/clock.ts';
import type { Text } from '#library/text.ts';
import { isGeneratedTag } from '#library/registry/generated-tag.ts';
import { compareOrdered } from '#library/versions/docker-tag/compare-tags.ts';
import { levelOf, type TagLevel } from '#library/versions/docker-tag/level.ts';
import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isOrdered, type OrderedTag, type Tag } from '#library/versions/docker-tag/tag.ts';
import { type Judging, reasonAgainst } from './candidate-rules.ts';
import type { ListedTag, TagList } from './listed-tag.ts';
import { compilePatterns } from './patterns.ts';
import { pushOrder } from './push-order.ts';
import { isHeld, type HeldReason, type Reason } from './reason.ts';
import type { TagChoice } from './tag-choice.ts';
import { compileTransform, type Transform } from './transform.ts';

export interface Candidate extends ListedTag {
  readonly level: TagLevel;
}

export interface PassedOver extends ListedTag {
  readonly reason: Reason;
}

export interface Held extends Candidate {
  readonly reason: HeldReason;
}

/**
 * - `newer`: there is a tag to go to; of a list that was cut it may not be the newest.
 * - `held`: there are newer tags, and each is kept back: `passedOver` says why.
 * - `none`: the list is whole and holds nothing newer.
 * - `unknown`: the list was cut and shows nothing newer, which proves nothing.
 * - `no-order`: the tag that runs cannot be compared; only its digest tells.
 * - `invalid`: a pattern cannot be used, so nothing was chosen: `problems` says which.
 */
export type CandidateOutcome = 'newer' | 'held' | 'none' | 'unknown' | 'no-order' | 'invalid';

export interface Candidates {
  readonly outcome: CandidateOutcome;
  readonly newest?: Candidate;
  /** The newest of each level of difference from the tag that runs, `newest` among them. */
  readonly byLevel: Readonly<Partial<Record<TagLevel, Candidate>>>;
  /** The newest of each level that is kept back, where it is newer than what can be gone to. */
  readonly heldByLevel: Readonly<Partial<Record<TagLevel, Held>>>;
  /** Every other tag of the list, in its order, and why it was not chosen. Generated ones are left out. */
  readonly passedOver: readonly PassedOver[];
  readonly isListCut: boolean;
  readonly problems: readonly Text[];
}

interface Read {
  readonly listed: ListedTag;
  readonly tag: Tag;
}

interface Eligible {
  readonly listed: ListedTag;
  readonly tag: OrderedTag;
  readonly level: TagLevel;
}

/** Which of a repository's tags a container on `currentName` could move to. */
export function candidates(
  currentName: string,
  list: TagList,
  choice: TagChoice,
  clock: Pick<Clock, 'now'>,
): Candidates {
  const nothing = { byLevel: {}, heldByLevel: {}, passedOver: [], isListCut: list.isCut, problems: [] };
  const include = compilePatterns(choice.include ?? []);
  const exclude = compilePatterns(choice.exclude ?? []);
  const transform = compileTransform(choice.transform ?? '');
  const problems = [...include.problems, ...exclude.problems];
  if ('problem' in transform) problems.push(transform.problem);
  if ('problem' in transform || problems.length > 0) return { ...nothing, outcome: 'invalid', problems };
  const current = parseTag(transform.value(currentName));
  const all = read(list.tags, transform.value);
  if (!isOrdered(current)) {
    const reason = { kind: 'no-order' } as const;
    return { ...nothing, outcome: 'no-order', passedOver: all.map(({ listed }) => ({ ...listed, reason })) };
  }
  const judging = {
    current,
    currentName,
    choice,
    findIncluded: include.find,
    findExcluded: exclude.find,
    pushOrder: pushOrder(current, all),
    clock,
  };
  return choose(judging, all, list.isCut);
}

function read(tags: readonly ListedTag[], transform: Transform): Read[] {
  return tags
    .filter(({ name }) => !isGeneratedTag(name))
    .map((listed) => ({ listed, tag: parseTag(transform(listed.name)) }));
}

function choose(judging: Judging, all: readonly Read[], isListCut: boolean): Candidates {
  const { current } = judging;
  const judged: Judged[] = all.map(({ listed, tag }) => ({
    listed,
    tag,
    reason: reasonAgainst(judging, tag, listed),
  }));
  const best = new Map<TagLevel, Eligible>();
  for (const { listed, tag, reason } of judged) {
    const level = reason === undefined && isOrdered(tag) ? levelOf(current, tag) : undefined;
    if (level === undefined || !isOrdered(tag)) continue;
    const one = { listed, tag, level };
    const other = best.get(level);
    if (other === undefined || isBetter(one, other)) best.set(level, one);
  }
  const newest = [...best.values()].reduce<Eligible | undefined>(
    (a, b) => (a === undefined || isBetter(b, a) ? b : a),
    undefined,
  );
  const chosen = new Set([...best.values()].map(({ listed }) => listed));
  const passedOver = judged.flatMap(({ listed, reason }) => {
    if (chosen.has(listed)) return [];
    return { ...listed, reason: reason ?? { kind: 'superseded' as const, by: newest?.listed.name ?? '' } };
  });
  const byLevel = Object.fromEntries([...best].map(([level, one]) => [level, candidate(one)]));
  const outcome = newest === undefined ? outcomeWithout(passedOver, isListCut) : 'newer';
  return {
    outcome,
    ...(newest && { newest: candidate(newest) }),
    byLevel,
    heldByLevel: newestHeld(current, judged, best),
    passedOver,
    isListCut,
    problems: [],
  };
}

type Judged = Read & { readonly reason: Reason | undefined };

/** A number that is held for a mistake does not hide one that is none. */
function newestHeld(
  current: OrderedTag,
  judged: readonly Judged[],
  best: ReadonlyMap<TagLevel, Eligible>,
): Candidates['heldByLevel'] {
  const found = new Map<TagLevel, Eligible & { readonly reason: HeldReason }>();
  const isMistake = ({ reason }: { readonly reason: HeldReason }) => reason.kind === 'pushed-earlier';
  for (const { listed, tag, reason } of judged) {
    if (reason === undefined || !isHeld(reason) || !isOrdered(tag)) continue;
    const level = levelOf(current, tag);
    if (level === undefined) continue;
    const one = { listed, tag, level, reason };
    const offered = best.get(level);
    if (offered && !isBetter(one, offered)) continue;
    const other = found.get(level);
    const isNext = !other || (isMistake(one) === isMistake(other) ? isBetter(one, other) : isMistake(other));
    if (isNext) found.set(level, one);
  }
  return Object.fromEntries(
    [...found].map(([level, { reason, ...one }]) => [level, { ...candidate(one), reason }]),
  );
}

function candidate({ listed, level }: Eligible): Candidate {
  return { ...listed, level };
}

/** Tags that say the same, as two builds named by their hashes do, are told apart by their dates. */
function isBetter(one: Eligible, other: Eligible): boolean {
  const order = compareOrdered(one.tag, other.tag);
  if (order !== 0) return order > 0;
  const pushed = (one.listed.pushedAtMs ?? 0) - (other.listed.pushedAtMs ?? 0);
  return pushed !== 0 ? pushed > 0 : one.listed.name > other.listed.name;
}

function outcomeWithout(passedOver: readonly PassedOver[], isListCut: boolean): CandidateOutcome {
  if (passedOver.some(({ reason }) => isHeld(reason))) return 'held';
  return isListCut ? 'unknown' : 'none';
}
