import type { Hold } from '#contracts/watcher/version.ts';
import type { Clock } from '#kernel/clock.ts';
import type { ContainerChoices } from '../choices/choices.ts';
import type { ListedTag } from '../tags/listed-tag.ts';
import { judgeAge } from '../tags/minimum-age.ts';
import { reasonText } from '../tags/reason-text.ts';
import type { HeldReason } from '../tags/reason.ts';
import { isSkipped, type SkippedVersion } from '../tags/skipped-version.ts';

export function holdOf(reason: HeldReason): Hold {
  const untilMs = reason.kind === 'too-young' ? reason.readyAtMs : null;
  return { id: reason.kind, words: reasonText(reason), untilMs };
}

/** What would be offered, but not now. */
export function snoozeHold(
  { snoozedUntilMs }: Pick<ContainerChoices, 'snoozedUntilMs'>,
  clock: Pick<Clock, 'now'>,
): Hold | null {
  if (snoozedUntilMs === null || snoozedUntilMs <= clock.now()) return null;
  const words = { en: 'Somebody put it off for now.', es: 'Alguien lo ha aplazado por ahora.' };
  return { id: 'snoozed', words, untilMs: snoozedUntilMs };
}

export function skippedVersions({ skipped }: Pick<ContainerChoices, 'skipped'>): SkippedVersion[] {
  return skipped.map(({ tag, digest }) => (digest === null ? { tag } : { tag, digest }));
}

/** What failed is an image, whatever tag leads to it. */
export function failedVersions(
  { failed }: Pick<ContainerChoices, 'failed'>,
  tags: readonly ListedTag[],
): SkippedVersion[] {
  const digests = new Set(failed.map(({ digest }) => digest));
  return [
    ...failed.flatMap(({ tag, digest }) => (tag === null ? [] : { tag, digest })),
    ...tags.flatMap(({ name, digest }) =>
      digest !== undefined && digests.has(digest) ? { tag: name, digest } : [],
    ),
  ];
}

export interface MovedTag {
  readonly tag: string;
  readonly digest: string;
  readonly isForPlatform: boolean;
  /** When it was pushed, or else first seen. */
  readonly sinceMs: number;
}

/** Why another image under the same tag is kept back. A limit of steps never does. */
export function movedTagReason(
  { tag, digest, isForPlatform, sinceMs }: MovedTag,
  choices: ContainerChoices,
  minimumAgeDays: number,
  clock: Pick<Clock, 'now'>,
): HeldReason | undefined {
  if (!isForPlatform) return { kind: 'not-for-platform' };
  if (isSkipped(tag, digest, skippedVersions(choices))) return { kind: 'skipped' };
  if (choices.failed.some((one) => one.digest === digest)) return { kind: 'failed-here' };
  const age = judgeAge(sinceMs, minimumAgeDays, clock);
  return age.kind === 'too-young' ? age : undefined;
}
