import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { Clock } from '#kernel/clock.ts';
import { type Candidate, type Candidates, candidates } from '../tags/candidates.ts';
import type { HeldReason } from '../tags/reason.ts';
import { describeVersion } from './describe-version.ts';
import { failedVersions, holdOf, skippedVersions, snoozeHold } from './holds.ts';
import type { JudgeInput } from './judge-input.ts';
import { listedTags } from './listed-tags.ts';
import type { Watch } from './watch-plan.ts';

/** What the last good list holds for a container; undefined while there is none, or nobody wants one. */
export function listedCandidates(
  { policy, choices, facts, tagList }: JudgeInput,
  { reference, tag, local, wantsTagList }: Watch,
  clock: Pick<Clock, 'now'>,
): Candidates | undefined {
  if (!wantsTagList || !tagList || tagList.answeredAtMs === null) return undefined;
  const tags = listedTags(tagList, reference, local.platform, facts);
  return candidates(
    tag,
    { tags, isCut: tagList.isCut },
    {
      include: policy.include,
      exclude: policy.exclude,
      transform: policy.transform,
      level: policy.level,
      isPrereleaseAllowed: policy.prereleases,
      minimumAgeDays: policy.minimumAgeDays,
      skipped: skippedVersions(choices),
      failed: failedVersions(choices, tags),
    },
    clock,
  );
}

/** The newest tag of every level, and the newest that is kept back. */
export function newerTags(
  input: JudgeInput,
  watch: Watch,
  { byLevel, heldByLevel }: Candidates,
  clock: Pick<Clock, 'now'>,
): AvailableUpdate[] {
  const update = (candidate: Candidate, reason?: HeldReason) =>
    describeVersion(input, watch, {
      level: candidate.level,
      tag: candidate.name,
      digest: candidate.digest ?? null,
      publishedAtMs: candidate.pushedAtMs ?? null,
      seenAtMs: candidate.seenAtMs ?? clock.now(),
      hold: reason ? holdOf(reason) : snoozeHold(input.choices, clock),
    });
  return [
    ...Object.values(byLevel).map((one) => update(one)),
    ...Object.values(heldByLevel).map((one) => update(one, one.reason)),
  ];
}
