import { compareNumber } from '../docker-tag/compare-numbers.ts';
import { compareTexts } from '../parts/compare-texts.ts';
import type { CombinedItem, Item, ListItem, NumberItem, WordItem } from './item.ts';

/** From the oldest; the empty one is the release itself. Unknown words come last, by their letters. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const releaseWords = new Set(['ga', 'final', 'release']);
const releaseRank = qualifiers.indexOf('');

/** The lists nest as deep as a version has letters at most, which parseMaven bounds. */
export function compareLists(a: ListItem, b: ListItem): number {
  for (let index = 0; index < Math.max(a.items.length, b.items.length); index += 1) {
    const left = a.items[index];
    const right = b.items[index];
    const order = left === undefined ? -compareItem(right, undefined) : compareItem(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

/** `undefined` is the end of the list. */
function compareItem(a: Item | undefined, b: Item | undefined): number {
  if (a === undefined) return 0;
  switch (a.kind) {
    case 'number':
      return compareNumberItem(a, b);
    case 'word':
      return compareWord(a, b);
    case 'combined':
      return compareCombined(a, b);
    case 'list':
      return compareList(a, b);
  }
}

/** A number is newer than anything else in its place. */
function compareNumberItem({ digits }: NumberItem, other: Item | undefined): number {
  if (other === undefined) return digits === '0' ? 0 : 1;
  return other.kind === 'number' ? compareNumber(digits, other.digits) : 1;
}

function compareWord(word: WordItem, other: Item | undefined): number {
  if (other === undefined) return rankOf(word) - releaseRank;
  if (other.kind === 'number') return -1;
  if (other.kind === 'word') return compareWords(word, other);
  return -compareItem(other, word);
}

function compareCombined(combined: CombinedItem, other: Item | undefined): number {
  const { word, number } = combined;
  switch (other?.kind) {
    case undefined:
      return compareWord(word, undefined) || compareNumberItem(number, undefined);
    case 'number':
      return -1;
    case 'word':
      return (
        compareWords(word, other) ||
        // `X1` is newer than `X`, but `ga0` is the release.
        (compareWord(word, undefined) === 0 ? compareNumberItem(number, undefined) : 1)
      );
    case 'combined':
      return compareWords(word, other.word) || compareNumber(number.digits, other.number.digits);
    case 'list':
      return -compareList(other, combined);
  }
}

function compareList(list: ListItem, other: Item | undefined): number {
  if (other?.kind === 'number') return -1;
  if (other?.kind === 'list') return compareLists(list, other);
  const [first, ...rest] = list.items;
  const order = first === undefined ? -compareItem(other, undefined) : compareItem(first, other);
  if (order !== 0) return order;
  return rest.map((item) => compareItem(item, undefined)).find((one) => one !== 0) ?? 0;
}

function compareWords(a: WordItem, b: WordItem): number {
  const order = rankOf(a) - rankOf(b);
  return order === 0 && rankOf(a) === qualifiers.length ? compareTexts(a.word, b.word) : order;
}

function rankOf({ word }: WordItem): number {
  if (releaseWords.has(word)) return releaseRank;
  const rank = qualifiers.indexOf(word);
  return rank === -1 ? qualifiers.length : rank;
}
