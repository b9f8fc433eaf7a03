import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { Clock } from '#kernel/clock.ts';
import type { ImageQuestion, Question } from '../facts/facts.ts';
import type { Subject } from '../subjects/subject.ts';
import { type Judgement, judge } from './judge.ts';
import type { JudgeInput } from './judge-input.ts';
import { isWithinStep } from './step-limit.ts';
import { tagStanding } from './tag-standing.ts';
import { watchPlan } from './watch-plan.ts';

/** What registries have to be asked about a container; nothing for what they cannot know. */
export function questionsOf(subject: Subject, policy: EffectivePolicy): Question[] {
  const plan = watchPlan(subject, policy);
  if (plan.kind !== 'watch') return [];
  const { reference, tag, wantsDigest, wantsTagList } = plan;
  const { domain, path } = reference;
  return [{ repository: { domain, path }, tag: wantsDigest ? tag : null, wantsTagList }];
}

/**
 * What has to be learned beyond digests: first whether a tag that moved still holds what runs, then what the versions that people will read about say
 * of themselves. Ask again after learning, until nothing is left: an answer can lead to a question. What the facts hold is not asked.
 */
export function imageQuestionsOf(
  input: JudgeInput,
  clock: Pick<Clock, 'now'>,
  judged: Pick<Judgement, 'verdict'> = judge(input, clock),
): ImageQuestion[] {
  const plan = watchPlan(input.subject, input.policy);
  if (plan.kind !== 'watch') return [];
  const { reference, tag, local, track, wantsDigest } = plan;
  const repository = { domain: reference.domain, path: reference.path };
  const { platform } = local;
  const { facts, policy } = input;
  const standing = tagStanding(plan, facts.tag(reference, tag), facts);
  const questions: ImageQuestion[] = [];
  if (wantsDigest && standing.kind === 'not-learned')
    questions.push({ repository, tag, digest: standing.digest, platform, wantsConfig: false });
  for (const { to } of readAbout(judged.verdict.answer?.updates ?? [], policy, track.kind === 'pinned')) {
    const image = to.digest === null ? undefined : facts.image(repository, to.digest, platform);
    const isLearned = image?.kind === 'other-platforms' || (image?.kind === 'image' && image.config !== null);
    if (!isLearned)
      questions.push({ repository, tag: to.tag, digest: to.digest, platform, wantsConfig: true });
  }
  return questions;
}

/** A version on offer is asked for again so often: what it stands for may have changed, or it may be gone. */
const offeredEveryMs = 20 * 3_600_000;

/** The tags on offer whose digests are no longer fresh; for the next look, beside `questionsOf`. What is asked for is not forgotten either, nor is its age. */
export function offeredQuestionsOf(
  input: JudgeInput,
  clock: Pick<Clock, 'now'>,
  judged: Pick<Judgement, 'verdict'> = judge(input, clock),
): Question[] {
  const plan = watchPlan(input.subject, input.policy);
  if (plan.kind !== 'watch') return [];
  const { reference, tag: current, track } = plan;
  const repository = { domain: reference.domain, path: reference.path };
  const updates = readAbout(judged.verdict.answer?.updates ?? [], input.policy, track.kind === 'pinned');
  return [...updates].flatMap(({ to: { tag } }) => {
    const fact = tag === null || tag === current ? undefined : input.facts.tag(repository, tag);
    const isDue = fact !== undefined && clock.now() - fact.checkedAtMs >= offeredEveryMs;
    return isDue ? { repository, tag, wantsTagList: false } : [];
  });
}

/**
 * Reading an image counts as a pull at Docker Hub, so only what would be taken is read: not every level, and not what is held for other reasons. Of a
 * pinned reference the digest of each is needed, as it has to be written.
 */
function readAbout(
  updates: readonly AvailableUpdate[],
  { mode, autoLevel }: Pick<EffectivePolicy, 'mode' | 'autoLevel'>,
  isPinned: boolean,
): ReadonlySet<AvailableUpdate> {
  const open = updates.filter(({ hold }) => hold === null || ['snoozed', 'other-origin'].includes(hold.id));
  const chosen = [
    ...(isPinned ? open : open.slice(0, 1)),
    mode === 'auto' ? open.find(({ level }) => isWithinStep(level, autoLevel)) : undefined,
    open.find(({ level }) => level === 'digest'),
    updates.find(({ hold }) => hold?.id === 'too-young'),
  ];
  return new Set(chosen.filter((one) => one !== undefined));
}
