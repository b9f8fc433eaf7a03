import { isPackedDay, isYear } from './calendar.ts';
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

/** `ls215`, `r3`, `p1`, `b1234`, `u392`, `cu14`; the same version, built or patched again, or with a part of another version in it (`_v2.0.10`). */
const counter = /^(ls|rev|r|build|b|post|patch|hotfix|update|pl|p|sp|cu|u|v|k3s|rke2r)(\d+)$/i;
/** `build.5`, `rev-2`: the number comes as a piece of its own. */
const counterWord = /^(?:ls|rev|build|post|patch|hotfix|update)$/i;
/** Java's updates, `8u392b08`. */
const update = /^u(\d+)b(\d+)$/i;

/** `-b.57` is `-b57`. */
const lonelyLetter = /(?<=[-_.][abcm])\.(\d{1,2})(?=[-_.+]|$)/gi;

/** What stands behind the main numbers. */
export function readRest(rest: string): Rest {
  const draft: Draft = { variant: '', counters: [], hasHash: false, last: 'numbers' };
  const pieces = rest.replaceAll(lonelyLetter, '$1').split(/([-_.+])/);
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
  // Behind a counter this is no beta: `8u412-b08` is build 8.
  const isBuild = draft.counters.length > 0 && /^b\d+$/i.test(piece);
  const mayBeStage = draft.prerelease === undefined && !isBuild;
  const stage = mayBeStage ? readStage(piece) : undefined;
  if (stage !== undefined) return begin(draft, separator, stage);
  readWord(draft, separator, piece);
}

function begin(draft: Draft, separator: string, { word, numbers }: Prerelease): void {
  draft.prerelease = { word, numbers: [] };
  draft.last = 'stage';
  for (const digits of numbers) readNumber(draft, separator, digits);
}

function readNumber(draft: Draft, separator: string, digits: string): void {
  const { prerelease, last } = draft;
  const isOfStage = separator === '.' || prerelease?.numbers.length === 0;
  if (last === 'stage' && prerelease && isOfStage && !isDate(digits)) {
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

/** `beta_2024-05-07`, `nightly.20240105`: when it was built, not which of the betas it is. */
function isDate(digits: string): boolean {
  return digits.length >= 8 || isYear(digits);
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
