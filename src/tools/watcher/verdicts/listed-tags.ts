import type { KnownTag, Repository, TagListFact } from '../facts/facts.ts';
import type { Platform } from '#library/registry/platform.ts';
import type { ListedTag } from '../tags/listed-tag.ts';
import type { KnownFacts } from './judge-input.ts';

/** Tags with all that is known about what they stand for on a host of this platform. */
export function listedTags(
  { tags, answeredAtMs }: TagListFact,
  repository: Repository,
  platform: Platform,
  facts: KnownFacts,
): ListedTag[] {
  return tags.map((known) => {
    const digest = facts.tag(repository, known.name)?.digest ?? null;
    if (digest === null) return known;
    const seenAtMs = facts.seenAtMs(repository, known.name, digest) ?? known.seenAtMs;
    const pushedAtMs = pushedOf(known, seenAtMs, answeredAtMs);
    return {
      name: known.name,
      digest,
      seenAtMs,
      ...(pushedAtMs !== undefined && { pushedAtMs }),
      ...(facts.image(repository, digest, platform)?.kind === 'other-platforms' && {
        isForOtherPlatforms: true,
      }),
    };
  });
}

/** Digests of what a list shows are asked for right behind it. */
const marginMs = 15 * 60_000;

/** A date that was read before the tag came to stand for this digest is that of another. */
export function pushedOf(
  { pushedAtMs }: Pick<KnownTag, 'pushedAtMs'>,
  seenAtMs: number,
  listAnsweredAtMs: number | null,
): number | undefined {
  return listAnsweredAtMs !== null && listAnsweredAtMs + marginMs >= seenAtMs ? pushedAtMs : undefined;
}
