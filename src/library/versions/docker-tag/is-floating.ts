import { isOrdered, type Tag } from './tag.ts';

/** With this many main numbers a tag names one release. */
const exactParts = 3;
/** Numbers as long as this count builds or days. */
const exactDigits = 5;

/**
 * True for a tag that is meant to move: `latest`, `lts`, `1`, `1.25-alpine`, `24.04`. Exact are three numbers and more, a day, and whatever holds a
 * build counter, a numbered prerelease or a hash. It is what such tags mean, not what the registry guarantees: an exact tag may move too.
 */
export function isFloating(tag: Tag): boolean {
  if (!isOrdered(tag)) return tag.kind === 'name';
  const isNumberedStage = tag.prerelease !== undefined && tag.prerelease.numbers.length > 0;
  const isLong = (tag.numbers[0] ?? '').length >= exactDigits;
  const isExact = tag.numbers.length >= exactParts || isLong || tag.counters.length > 0 || tag.hasHash;
  return !isExact && !isNumberedStage;
}
