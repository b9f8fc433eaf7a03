import type { OtherTag } from '#contracts/watcher/watched.ts';
import { compareOrdered, familyDifference } from '#library/versions/docker-tag/compare-tags.ts';
import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isOrdered, type OrderedTag, type Tag } from '#library/versions/docker-tag/tag.ts';
import type { PassedOver } from '../tags/candidates.ts';
import { reasonText } from '../tags/reason-text.ts';
import { isHeld } from '../tags/reason.ts';

/**
 * Why each other tag is not the one to go to, the nearest first: what is kept back, then what comes next in the order of the tag that runs, above and
 * below it, then the rest by name.
 */
export function otherTags(currentName: string, passedOver: readonly PassedOver[]): OtherTag[] {
  const current = parseTag(currentName);
  const held = passedOver.filter(({ reason }) => isHeld(reason));
  const open = passedOver.filter(({ reason }) => !isHeld(reason));
  return [...nearestFirst(current, held), ...nearestFirst(current, open)].map(({ name, reason }) => ({
    tag: name,
    words: reasonText(reason),
    isHeld: isHeld(reason),
  }));
}

function nearestFirst(current: Tag, all: readonly PassedOver[]): PassedOver[] {
  const related: Placed[] = [];
  const rest: PassedOver[] = [];
  for (const one of all) {
    const tag = parseTag(one.name);
    if (isOrdered(tag) && familyDifference(tag, current) === undefined) related.push({ one, tag });
    else rest.push(one);
  }
  return [...byDistance(current, related), ...rest.toSorted(byName)];
}

interface Placed {
  readonly one: PassedOver;
  readonly tag: OrderedTag;
}

function byDistance(current: Tag, related: readonly Placed[]): PassedOver[] {
  if (!isOrdered(current)) return [];
  const sorted = related.toSorted((a, b) => compareOrdered(a.tag, b.tag) || byName(a.one, b.one));
  const above = sorted.findIndex(({ tag }) => compareOrdered(tag, current) > 0);
  const middle = above === -1 ? sorted.length : above;
  return sorted
    .map(({ one }, index) => ({ one, distance: index < middle ? middle - index : index - middle + 1 }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ one }) => one);
}

function byName({ name: a }: PassedOver, { name: b }: PassedOver): number {
  return a < b ? -1 : Number(a > b);
}
