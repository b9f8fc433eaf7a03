/** The word that a typing mistake probably meant; null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length > 40) return null;
  let best: string | null = null;
  let least = word.length <= 4 ? 2 : 3;
  for (const candidate of known) {
    const far = distance(word, candidate, least);
    if (far < least) [least, best] = [far, candidate];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit` when there are more. */
function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    [beforeLast, last] = [last, next];
  }
  return last[to.length] ?? limit;
}
