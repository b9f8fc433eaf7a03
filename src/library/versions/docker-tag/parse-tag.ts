import { isYear, readDate } from './calendar.ts';
import { findNumbers } from './find-numbers.ts';
import { isHash } from './hash.ts';
import { readRest } from './read-rest.ts';
import { maxTagLength, type OrderedTag, type Tag } from './tag.ts';

const dotted = /\d+(?:\.\d+)*/y;
const furtherDotted = /(?:\.\d+)*/y;
/** Numbers that count proposals and commits, not releases. */
const proposal = /(?:^|[-_])(?:pr|pull|mr)[-_]?$/i;
const commit = /(?:^|[-_])(?:sha|commit|git)[-_]?$/i;

/** Takes every text apart; what has no numbers, or cannot be a tag, is a name. */
export function parseTag(text: string): Tag {
  if (text.length > maxTagLength) return { kind: 'name', text };
  const start = findNumbers(text);
  if (start === undefined) return { kind: text.split(/[-_+.]/).some(isHash) ? 'hash' : 'name', text };
  const before = text.slice(0, start);
  if (proposal.test(before)) return { kind: 'name', text };
  if (commit.test(before)) return { kind: 'hash', text };
  const prefix = before
    .split(/([-_+])/)
    .map((part) => (isHash(part) ? '*' : part))
    .join('');
  const { end, ...main } = readMain(text, start);
  const rest = readRest(text.slice(end));
  return { ...main, text, prefix, ...rest, hasHash: rest.hasHash || prefix.includes('*') };
}

function readMain(
  text: string,
  start: number,
): Pick<OrderedTag, 'kind' | 'numbers' | 'form'> & { end: number } {
  const date = readDate(text, start);
  if (date !== undefined) {
    const further = matchAt(furtherDotted, text, date.end);
    const others = further.split('.').slice(1);
    const form = date.form + '.#'.repeat(others.length);
    return {
      kind: 'calendar',
      numbers: [...date.numbers, ...others],
      form,
      end: date.end + further.length,
    };
  }
  const written = matchAt(dotted, text, start);
  const numbers = written.split('.');
  const kind = isYear(numbers[0] ?? '') ? 'calendar' : 'version';
  return { kind, numbers, form: numbers.map(() => '#').join('.'), end: start + written.length };
}

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}
