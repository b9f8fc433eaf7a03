import { compareOrdered, familyDifference } from '#library/versions/docker-tag/compare-tags.ts';
import { isFloating } from '#library/versions/docker-tag/is-floating.ts';
import type { OrderedTag, Tag } from '#library/versions/docker-tag/tag.ts';
import type { ListedTag } from './listed-tag.ts';

/** Rebuilds push many tags again, in any order; what is closer together says nothing. */
const marginMs = 30 * 86_400_000;

interface Dated {
  readonly listed: ListedTag;
  readonly tag: Tag;
}

export interface PushOrder {
  /** When the tag that runs was pushed. */
  readonly currentMs: number;
  /** What was pushed before this, with a higher number, was numbered by mistake: it is older than the whole line that runs. */
  readonly suspectBeforeMs: number;
}

/**
 * A higher number that was pushed before the current tag is usual: old lines get fixes. Wrong is only what is older than the first tag of the
 * line that runs. `undefined` when that is not known, and for a tag that floats, which is pushed again and again.
 */
export function pushOrder(current: OrderedTag, all: readonly Dated[]): PushOrder | undefined {
  if (isFloating(current)) return undefined;
  const line = all.filter(({ tag }) => isBeforeInLine(tag, current)).map(({ listed }) => listed.pushedAtMs);
  const dated = line.filter((pushedAtMs) => pushedAtMs !== undefined);
  const currentMs = all.find(({ tag }) => tag.text === current.text)?.listed.pushedAtMs;
  if (currentMs === undefined || dated.length === 0) return undefined;
  return { currentMs, suspectBeforeMs: dated.reduce((a, b) => Math.min(a, b)) - marginMs };
}

/** Of the same numbers but the last, and no newer. */
function isBeforeInLine(tag: Tag, current: OrderedTag): tag is OrderedTag {
  if (familyDifference(tag, current) !== undefined || !('numbers' in tag)) return false;
  const isSameLine = current.numbers.slice(0, -1).every((number, index) => tag.numbers[index] === number);
  return isSameLine && compareOrdered(tag, current) <= 0;
}
