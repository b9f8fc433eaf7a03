import { isPackedDay } from './calendar.ts';
import { isHash } from './hash.ts';
import { readStage } from './prerelease.ts';
import type { OrderedTag, Prerelease } from './tag.ts';

type Rest = Pick<OrderedTag, 'variant' | 'counters' | 'hasHash' | 'prerelease'>;

interface Draft {
  prerelease?: Prerelease;
  variant: string;
  counters: string[];
  hasHash: boolean;
  /** What the piece before was: it decides what a bare number means. */
  last: 'numbers' | 'stage' | 'word';
}

/** `ls215`, `r3`, `p1`, `b1234`, `u392`; the same version, built or patched again. */
const counter = /^(ls|rev|r|build|b|post|patch|pl|p|sp|u|k3s|rke2r)(\d+)$/i;
/** `build.5`, `rev-2`: the number comes as a piece of its own. */
const counterWord = /^(?:ls|rev|build|post|patch)$/i;
/** Java's updates, `8u392b08`. */
const update = /^u(\d+)b(\d+)$/i;

/** What stands behind the main numbers. */
export function readRest(rest: string): Rest {
  const draft: Draft = { variant: '', counters: [], hasHash: false, last: 'numbers' };
  const pieces = rest.split(/([-_.+])/);
  for (let index = 0; index < pieces.length; index += 2) {
    readPiece(draft, pieces[index - 1] ?? '', pieces[index] ?? '');
  }
  const { variant, counters, hasHash, prerelease } = draft;
  return { variant, counters, hasHash, ...(prerelease === undefined ? {} : { prerelease }) };
}

function readPiece(draft: Draft, separator: string, piece: string): void {
  if (isHash(piece)) {
    draft.hasHash = true;
    draft.variant += `${separator}*`;
    draft.last = 'numbers';
    return;
  }
  if (/^\d+$/.test(piece)) return readNumber(draft, separator, piece);
  const stage = draft.prerelease === undefined ? readStage(piece) : undefined;
  if (stage !== undefined) {
    draft.prerelease = stage;
    draft.last = 'stage';
    return;
  }
  readWord(draft, separator, piece);
}

function readNumber(draft: Draft, separator: string, digits: string): void {
  const { prerelease, last } = draft;
  if (last === 'stage' && prerelease && (separator === '.' || prerelease.numbers.length === 0)) {
    draft.prerelease = { word: prerelease.word, numbers: [...prerelease.numbers, digits] };
    return;
  }
  if (last === 'word' && !isPackedDay(digits)) {
    draft.variant += separator + digits;
    return;
  }
  draft.counters.push(digits);
  draft.variant += `${separator}#`;
  draft.last = 'numbers';
}

function readWord(draft: Draft, separator: string, piece: string): void {
  const [, first, second] = update.exec(piece) ?? [];
  const [, word, digits] = counter.exec(piece) ?? [];
  if (first !== undefined && second !== undefined) {
    draft.counters.push(first, second);
    draft.variant += `${separator}u#b#`;
  } else if (digits !== undefined) {
    draft.counters.push(digits);
    draft.variant += `${separator}${word}#`;
  } else {
    draft.variant += separator + piece;
    if (piece !== '') draft.last = counterWord.test(piece) ? 'numbers' : 'word';
    return;
  }
  draft.last = 'numbers';
}
