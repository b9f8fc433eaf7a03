import { compareNumbers } from './compare-numbers.ts';
import { comparePrereleases } from './prerelease.ts';
import { isOrdered, type OrderedTag, type Tag } from './tag.ts';

/** First numbers that differ by so many digits count different things. */
const longerBy = 3;

/** What keeps two tags from being compared, the most telling first. */
export type FamilyDifference = 'order' | 'calendar' | 'prefix' | 'parts' | 'form' | 'variant';

/** `undefined` for tags that are the same but for their numbers. */
export function familyDifference(a: Tag, b: Tag): FamilyDifference | undefined {
  if (!isOrdered(a) || !isOrdered(b)) return 'order';
  if (a.kind !== b.kind) return 'calendar';
  if (a.prefix !== b.prefix) return 'prefix';
  if (a.form !== b.form) return isDotted(a) && isDotted(b) ? 'parts' : 'form';
  if (!isPaddedAlike(a, b) || !isAsLong(a, b)) return 'form';
  return a.variant === b.variant ? undefined : 'variant';
}

function isDotted({ form }: OrderedTag): boolean {
  return form.startsWith('#');
}

/** `24.04` and `24.4` are two ways of writing; `24.04` and `24.10` are one. */
function isPaddedAlike(a: OrderedTag, b: OrderedTag): boolean {
  return a.numbers.every((left, index) => {
    const right = b.numbers[index] ?? '';
    return !((isPadded(left) && right.length === 1) || (isPadded(right) && left.length === 1));
  });
}

/** No project goes from version 5 to 240711: that is another way of counting. */
function isAsLong({ numbers: [a = ''] }: OrderedTag, { numbers: [b = ''] }: OrderedTag): boolean {
  return Math.abs(a.length - b.length) < longerBy;
}

function isPadded(digits: string): boolean {
  return digits.length > 1 && digits.startsWith('0');
}

/** Below 0 when `a` is older; `undefined` for tags of two families. */
export function compareTags(a: Tag, b: Tag): number | undefined {
  if (!isOrdered(a) || !isOrdered(b) || familyDifference(a, b) !== undefined) return undefined;
  return compareOrdered(a, b);
}

/** Of tags of one family. */
export function compareOrdered(a: OrderedTag, b: OrderedTag): number {
  return (
    compareNumbers(a.numbers, b.numbers) ||
    comparePrereleases(a.prerelease, b.prerelease) ||
    compareNumbers(a.counters, b.counters)
  );
}
