import type { FeedState } from '#contracts/security/feeds.ts';
import type { SecurityStatus } from '#contracts/security/lab.ts';
import type { Release } from '../matching/release.ts';
import type { LabParts } from './lab-parts.ts';
import type { SeenLab } from './seen-lab.ts';

/**
 * One for each feed of which something could not be fetched. Which feeds are needed tells what is in images: who does not see all of
 * them is told of those that seen images need, and of those that tell of every flaw.
 */
export function feedTroubles(
  { advisories, contents }: Pick<LabParts, 'advisories' | 'contents'>,
  { seesAll, images }: SeenLab,
): SecurityStatus['troubles'] {
  const broken = advisories.feeds().filter(({ isOn, parts }) => isOn && parts.some(isBroken));
  if (broken.length === 0) return [];
  const needed = new Set(
    images.flatMap(({ digest }) =>
      digest === null ? [] : (contents.of(digest)?.releases ?? []).map(textOf),
    ),
  );
  const isTold = ({ covers }: FeedState['parts'][number]) =>
    seesAll || covers.length === 0 || covers.some((text) => needed.has(text));
  return broken.flatMap((feed) => {
    const problem = feed.parts.find((part) => isBroken(part) && isTold(part))?.problem;
    return problem ? [troubleOf(feed, problem)] : [];
  });
}

function isBroken({ problem }: FeedState['parts'][number]): boolean {
  return problem !== null;
}

function troubleOf({ id, title }: FeedState, { en, es }: { en: string; es: string }) {
  return { id: `feed-${id}`, words: { en: `${title}: ${en}`, es: `${title}: ${es}` } };
}

/** As a part tells what it covers. */
function textOf({ ecosystem, release }: Release): string {
  return release === '' ? ecosystem : `${ecosystem} ${release}`;
}
