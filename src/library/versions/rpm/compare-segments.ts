import { compareNumber } from '../docker-tag/compare-numbers.ts';
import { compareTexts } from '../parts/compare-texts.ts';

const segment = /\d+|[A-Za-z]+|[~^]/g;
const number = /^\d/;

/** rpmvercmp: numbers, words and the marks `~` and `^`; everything else only separates. */
export function compareSegments(a: string, b: string): number {
  const left = a.match(segment) ?? [];
  const right = b.match(segment) ?? [];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareSegment(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** `undefined` is the end: `~` is older than it, `^` newer, though older than any further number or word. */
function compareSegment(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === '~' || b === '~') return a === '~' ? -1 : 1;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  if (a === '^' || b === '^') return a === '^' ? -1 : 1;
  const [isNumber, isOtherNumber] = [number.test(a), number.test(b)];
  if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
  return isNumber ? compareNumber(a, b) : compareTexts(a, b);
}
