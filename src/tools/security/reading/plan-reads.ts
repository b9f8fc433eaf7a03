import type { KeptFacts } from '../inventories/inventory-store.ts';
import { isRunning, type LabImage } from './lab-image.ts';
import type { Attempt, HostImage } from './reading-store.ts';

/** What is in one or several images, with all that decides whether it is read. */
export interface Content {
  readonly digest: string;
  readonly images: readonly LabImage[];
  readonly facts: KeptFacts | undefined;
  readonly attempt: Attempt | undefined;
  /** Since when somebody wants it to be read again. */
  readonly askedMs: number | null;
  /** It by itself, and not with all the others. */
  readonly isAskedAlone: boolean;
}

export interface PlanContext {
  /** By which it would be read now. */
  readonly revisions: string;
  readonly isReadingOn: boolean;
  readonly isLive: (host: string) => boolean;
  readonly nowMs: number;
}

export interface PlannedRead {
  readonly content: Content;
  /** Where from. */
  readonly image: LabImage;
}

/** A wait that ends later than any does: the clock was set back. */
const longestWaitMs = 2 * 86_400_000;
const firstPrefix = 'places ';

/** Says that an inventory is of the places of a container only. */
export function firstRevisions(revisions: string): string {
  return `${firstPrefix}${revisions}`;
}

export function isWhole({ revisions }: Pick<KeptFacts, 'revisions'>): boolean {
  return !revisions.startsWith(firstPrefix);
}

export function contentsOf(
  images: readonly LabImage[],
  book: {
    facts(digest: string): KeptFacts | undefined;
    attempt(digest: string): Attempt | undefined;
    image(key: { readonly host: string; readonly id: string }): HostImage | undefined;
  },
): Content[] {
  const byDigest = Map.groupBy(images, ({ digest }) => digest);
  return [...byDigest].flatMap(([digest, same]): Content[] => {
    if (digest === null) return [];
    const asked = same.flatMap((one) => book.image(one) ?? []).filter(({ askedMs }) => askedMs !== null);
    return [
      {
        digest,
        images: same,
        facts: book.facts(digest),
        attempt: book.attempt(digest),
        askedMs: asked.length > 0 ? Math.max(...asked.map(({ askedMs }) => askedMs ?? 0)) : null,
        isAskedAlone: asked.some(({ isAskedAlone }) => isAskedAlone),
      },
    ];
  });
}

/** It should be read, be that possible now or not. */
export function isWanted(content: Content, { revisions, isReadingOn }: PlanContext): boolean {
  if (content.askedMs !== null) return true;
  return isReadingOn && isUsed(content) && content.facts?.revisions !== revisions;
}

/** Those that can be read now, in their order: what a person waits for, what is in use, what runs, what is not known at all, small ones. */
export function planReads(contents: readonly Content[], context: PlanContext): PlannedRead[] {
  return contents
    .filter((content) => isWanted(content, context) && !isPutOff(content.attempt, context))
    .flatMap((content): PlannedRead[] => {
      const image = sourceOf(content, context);
      return image ? [{ content, image }] : [];
    })
    .toSorted(inOrder);
}

/** Those of which nothing is known yet, where a running container can tell of its system at once. */
export function planFirstAnswers(contents: readonly Content[], context: PlanContext): PlannedRead[] {
  return contents
    .filter((content) => isWanted(content, context) && lacksFirst(content, context))
    .flatMap((content): PlannedRead[] => {
      const live = content.images.filter(({ host }) => context.isLive(host));
      // A container tells of itself also when it has ended, and of an image that is no more.
      const image = live.find(isRunning) ?? live.find((one) => !one.isHere && one.containers.length > 0);
      return image ? [{ content, image }] : [];
    })
    .toSorted(inOrder);
}

function lacksFirst({ facts }: Content, { revisions }: PlanContext): boolean {
  return !facts || (!isWhole(facts) && facts.revisions !== firstRevisions(revisions));
}

/** It failed, and it is not time yet to try again. */
export function isPutOff(
  attempt: Attempt | undefined,
  { revisions, nowMs }: Pick<PlanContext, 'revisions' | 'nowMs'>,
): boolean {
  if (!attempt || attempt.revisions !== revisions) return false;
  return attempt.nextMs > nowMs && attempt.nextMs - nowMs <= longestWaitMs;
}

function sourceOf({ images }: Content, { isLive }: PlanContext): LabImage | undefined {
  const there = images.filter(({ host, isHere }) => isHere && isLive(host));
  return there.find(isRunning) ?? there[0];
}

function isUsed({ images }: Content): boolean {
  return images.some(({ containers }) => containers.length > 0);
}

function inOrder(a: PlannedRead, b: PlannedRead): number {
  const [first, second] = [ranksOf(a), ranksOf(b)];
  const at = first.findIndex((rank, n) => rank !== second[n]);
  if (at >= 0) return (first[at] ?? 0) - (second[at] ?? 0);
  return a.content.digest < b.content.digest ? -1 : 1;
}

/** Low ones come first. */
function ranksOf({ content, image }: PlannedRead): readonly number[] {
  return [
    content.isAskedAlone ? 0 : 1,
    isUsed(content) ? 0 : 1,
    content.images.some(isRunning) ? 0 : 1,
    content.facts && isWhole(content.facts) ? 1 : 0,
    image.sizeBytes ?? Number.MAX_SAFE_INTEGER,
  ];
}
