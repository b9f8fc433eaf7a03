import { compareNumber } from '../docker-tag/compare-numbers.ts';
import type { ComposerPieces } from './parse-composer.ts';

const number = /^\d/;
/** From the oldest; the empty one stands for a number and for the end. */
const ranks = ['dev', 'alpha', 'beta', 'rc', '', 'patch'];

/** version_compare of PHP. */
export function comparePieces(a: ComposerPieces, b: ComposerPieces): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = comparePiece(a[index], b[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePiece(a: string | undefined, b: string | undefined): number {
  const byRank = rankOf(a) - rankOf(b);
  if (byRank !== 0) return byRank;
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return number.test(a) && number.test(b) ? compareNumber(a, b) : 0;
}

function rankOf(piece: string | undefined): number {
  return ranks.indexOf(piece === undefined || number.test(piece) ? '' : piece);
}
