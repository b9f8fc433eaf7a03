import { compareNumber } from '../docker-tag/compare-numbers.ts';
import { compareTexts } from '../parts/compare-texts.ts';
import type { GemSegments } from './parse-gem.ts';

const number = /^\d/;

/** A word is older than a number, and what is missing is 0. */
export function compareSegments(a: GemSegments, b: GemSegments): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index] ?? '0', b[index] ?? '0'];
    const [isNumber, isOtherNumber] = [number.test(left), number.test(right)];
    if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
    const order = isNumber ? compareNumber(left, right) : compareTexts(left, right);
    if (order !== 0) return order;
  }
  return 0;
}
