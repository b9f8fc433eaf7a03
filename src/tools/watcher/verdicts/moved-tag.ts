import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { Clock } from '#kernel/clock.ts';
import { describeVersion } from './describe-version.ts';
import { holdOf, movedTagReason, snoozeHold } from './holds.ts';
import type { JudgeInput } from './judge-input.ts';
import { pushedOf } from './listed-tags.ts';
import type { TagStanding } from './tag-standing.ts';
import type { Watch } from './watch-plan.ts';

/** The update to another image under the same tag, where there is one. */
export function movedTag(
  input: JudgeInput,
  watch: Watch,
  standing: TagStanding,
  clock: Pick<Clock, 'now'>,
): AvailableUpdate | undefined {
  if (standing.kind !== 'newer' && standing.kind !== 'not-for-platform') return undefined;
  const { choices, policy } = input;
  const { digest } = standing;
  const seenAtMs = seenOf(input, watch, digest, clock);
  const publishedAtMs = publishedOf(input, watch, digest);
  const moved = {
    tag: watch.tag,
    digest,
    isForPlatform: standing.kind === 'newer',
    sinceMs: publishedAtMs ?? seenAtMs,
  };
  const reason = movedTagReason(moved, choices, policy.minimumAgeDays, clock);
  const hold = reason ? holdOf(reason) : snoozeHold(choices, clock);
  return describeVersion(input, watch, {
    level: 'digest',
    tag: watch.tag,
    digest,
    publishedAtMs,
    seenAtMs,
    hold,
  });
}

function seenOf(
  { facts }: JudgeInput,
  { reference, tag }: Watch,
  digest: string,
  clock: Pick<Clock, 'now'>,
): number {
  return facts.seenAtMs(reference, tag, digest) ?? facts.tag(reference, tag)?.answeredAtMs ?? clock.now();
}

/** When the tag was pushed with what it stands for now. */
export function publishedOf(
  { facts, tagList }: Pick<JudgeInput, 'facts' | 'tagList'>,
  { reference, tag }: Watch,
  digest: string,
): number | null {
  const listed = tagList?.tags.find(({ name }) => name === tag);
  const seenAtMs = facts.seenAtMs(reference, tag, digest);
  if (!listed || seenAtMs === undefined) return null;
  return pushedOf(listed, seenAtMs, tagList?.answeredAtMs ?? null) ?? null;
}
