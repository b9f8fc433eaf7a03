import type { Verdict, VerdictAnswer } from '#contracts/watcher/verdict.ts';
import type { AvailableUpdate, ImageVersion } from '#contracts/watcher/version.ts';
import type { OtherTag, WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Clock } from '#kernel/clock.ts';
import { answeredAtMs, checkedAtMs } from './answer-times.ts';
import { bestFirst } from './best-first.ts';
import { currentVersion } from './current-version.ts';
import { type Gap, gapsOf, isAnswered, type Seen } from './gaps.ts';
import type { JudgeInput } from './judge-input.ts';
import { movedTag, publishedOf } from './moved-tag.ts';
import { namedReference } from './named-reference.ts';
import { listedCandidates, newerTags } from './newer-tags.ts';
import { heldByOrigin } from './other-origin.ts';
import { otherTags } from './other-tags.ts';
import { type TagStanding, tagStanding } from './tag-standing.ts';
import { trackOfSubject, type Watch, watchPlan } from './watch-plan.ts';

export interface Judgement {
  readonly verdict: Verdict;
  readonly current: ImageVersion;
  readonly track: WatchedContainer['track'];
  /** All, the nearest first. Worked out when it is read: lists can be long. */
  readonly otherTags: readonly OtherTag[];
  readonly isTagListCut: boolean;
}

const nothing: TagStanding = { kind: 'nothing' };

/** Whether a container's image is newer, the same, or not known to be either. Asks nobody. */
export function judge(input: JudgeInput, clock: Pick<Clock, 'now'>): Judgement {
  const { subject, policy } = input;
  const reference = namedReference(subject);
  const track = reference ? trackOfSubject(reference, policy.transform).kind : null;
  const plan = watchPlan(subject, policy);
  if (plan.kind === 'watch') return judgeWatched(input, plan, clock);
  const isOpen = plan.state === 'unknown' || plan.state === 'pending';
  const answer = isOpen ? (input.previous ?? null) : null;
  const verdict = { state: plan.state, reason: plan.reason, answer, checkedAtMs: null };
  const current = currentVersion(subject, nothing, null);
  return { verdict, current, track, otherTags: [], isTagListCut: false };
}

function judgeWatched(input: JudgeInput, watch: Watch, clock: Pick<Clock, 'now'>): Judgement {
  const { subject, facts, tagList } = input;
  const tag = facts.tag(watch.reference, watch.tag);
  const standing = tagStanding(watch, tag, facts);
  const found = listedCandidates(input, watch, clock);
  const moved = watch.wantsDigest ? movedTag(input, watch, standing, clock) : undefined;
  const newer = found ? newerTags(input, watch, found, clock) : [];
  const updates = heldByOrigin(bestFirst(moved ? [...newer, moved] : newer), watch);
  const published = standing.kind === 'same' ? publishedOf(input, watch, standing.digest) : null;
  return {
    verdict: verdictOf({ watch, tag, standing, tagList, found }, updates, input.previous ?? null),
    current: currentVersion(subject, standing, published),
    track: watch.track.kind,
    get otherTags() {
      return otherTags(watch.tag, found?.passedOver ?? []);
    },
    isTagListCut: found?.isListCut ?? false,
  };
}

function verdictOf(seen: Seen, updates: readonly AvailableUpdate[], previous: VerdictAnswer | null): Verdict {
  const gaps = gapsOf(seen);
  const known = answerOf(seen, updates);
  const common = { reason: gaps[0]?.reason ?? null, checkedAtMs: checkedAtMs(seen) };
  if (known && (gaps.length === 0 || isNewerDespite(gaps, seen, updates)))
    return { ...common, state: known.state, answer: known };
  return { ...common, state: gaps.length === 0 ? 'pending' : 'unknown', answer: known ?? previous };
}

/** Something newer stays newer whatever else is not known; only while the tag itself gives no answer nothing is certain. */
function isNewerDespite(gaps: readonly Gap[], seen: Seen, updates: readonly AvailableUpdate[]): boolean {
  if (gaps.some(({ isDecisive }) => isDecisive)) return false;
  return updates.some(({ level }) => level !== 'digest' || seen.tag?.problem === null);
}

function answerOf(seen: Seen, updates: readonly AvailableUpdate[]): VerdictAnswer | null {
  const atMs = answeredAtMs(seen);
  if (atMs === null || (updates.length === 0 && !isAnswered(seen))) return null;
  return { state: updates.length > 0 ? 'newer' : 'same', updates: [...updates], answeredAtMs: atMs };
}
