import { compareNumber, compareNumbers } from '../docker-tag/compare-numbers.ts';
import { compareTexts } from '../parts/compare-texts.ts';
import type { SemanticVersion } from './semantic-version.ts';

const number = /^\d+$/;

/** SemVer 2.0.0, paragraph 11. */
export function compareSemantic(a: SemanticVersion, b: SemanticVersion): number {
  const byNumbers = compareNumbers(a.numbers, b.numbers);
  if (byNumbers !== 0) return byNumbers;
  if (a.prerelease.length === 0 || b.prerelease.length === 0) {
    return Number(a.prerelease.length === 0) - Number(b.prerelease.length === 0);
  }
  for (const [index, left] of a.prerelease.entries()) {
    const right = b.prerelease[index];
    if (right === undefined) return 1;
    const order = compareIdentifiers(left, right);
    if (order !== 0) return order;
  }
  return a.prerelease.length - b.prerelease.length;
}

function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [number.test(a), number.test(b)];
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return isNumber ? compareNumber(a, b) : compareTexts(a, b);
}
