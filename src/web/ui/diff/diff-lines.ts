/** One line of two texts laid over each other; numbers begin at 1, null where the text does not have the line. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly beforeNumber: number | null;
  readonly afterNumber: number | null;
}

/** Texts that have less in common than this many edits apart are shown as replaced, so that no page hangs. */
const mostEdits = 2000;
const unreachable = -2;

/** A part of both texts: from and to (exclusive) in each. */
interface Box {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** The fewest lines removed and added that make `after` of `before`. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  const removed = new Uint8Array(a.length);
  const added = new Uint8Array(b.length);
  mark({ fromA: 0, toA: a.length, fromB: 0, toB: b.length }, a, b, removed, added);
  const lines: DiffLine[] = [];
  for (let atA = 0, atB = 0; atA < a.length || atB < b.length;) {
    if (removed[atA]) {
      lines.push({ kind: 'removed', text: a[atA] ?? '', beforeNumber: ++atA, afterNumber: null });
    } else if (added[atB]) {
      lines.push({ kind: 'added', text: b[atB] ?? '', beforeNumber: null, afterNumber: ++atB });
    } else {
      lines.push({ kind: 'same', text: a[atA] ?? '', beforeNumber: ++atA, afterNumber: ++atB });
    }
  }
  return lines;
}

function mark(box: Box, a: string[], b: string[], removed: Uint8Array, added: Uint8Array): void {
  let { fromA, toA, fromB, toB } = box;
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
    fromA += 1;
    fromB += 1;
  }
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
    toA -= 1;
    toB -= 1;
  }
  const split = fromA < toA && fromB < toB ? findMiddle({ fromA, toA, fromB, toB }, a, b) : null;
  if (!split) {
    removed.fill(1, fromA, toA);
    added.fill(1, fromB, toB);
    return;
  }
  mark({ fromA, toA: fromA + split.x, fromB, toB: fromB + split.y }, a, b, removed, added);
  mark({ fromA: fromA + split.x, toA, fromB: fromB + split.y, toB }, a, b, removed, added);
}

/**
 * Where a shortest path through the box is half done: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986),
 * section 4b. Two searches, from both corners, meet there; each keeps the furthest x on each diagonal k = x - y.
 */
function findMiddle(box: Box, a: string[], b: string[]): { x: number; y: number } | null {
  const width = box.toA - box.fromA;
  const height = box.toB - box.fromB;
  const delta = width - height;
  const most = Math.min(Math.ceil((width + height) / 2), mostEdits);
  const forward = furthest(most);
  const backward = furthest(most);
  const isSameForward = (x: number, y: number) => a[box.fromA + x] === b[box.fromB + y];
  const isSameBackward = (x: number, y: number) => a[box.toA - 1 - x] === b[box.toB - 1 - y];
  for (let edits = 0; edits <= most; edits += 1) {
    for (let k = -edits; k <= edits; k += 2) {
      const x = advance(forward, most + 1, k, width, height, isSameForward);
      const met = delta % 2 !== 0 && Math.abs(delta - k) < edits;
      if (met && x >= 0 && x + (backward[most + 1 + delta - k] ?? unreachable) >= width)
        return { x, y: x - k };
    }
    for (let k = -edits; k <= edits; k += 2) {
      const x = advance(backward, most + 1, k, width, height, isSameBackward);
      const met = delta % 2 === 0 && Math.abs(delta - k) <= edits;
      if (met && x >= 0 && x + (forward[most + 1 + delta - k] ?? unreachable) >= width)
        return { x: width - x, y: height - x + k };
    }
  }
  return null;
}

function furthest(most: number): Int32Array {
  const reached = new Int32Array(2 * most + 3).fill(unreachable);
  reached[most + 2] = 0;
  return reached;
}

/** One more edit along diagonal k, then all lines that are the same; steps that leave the box do not count. */
function advance(
  reached: Int32Array,
  origin: number,
  k: number,
  width: number,
  height: number,
  isSame: (x: number, y: number) => boolean,
): number {
  const right = (reached[origin + k - 1] ?? unreachable) + 1;
  const down = reached[origin + k + 1] ?? unreachable;
  let x = Math.max(right <= width ? right : unreachable, down - k <= height ? down : unreachable);
  if (x < 0) x = unreachable;
  while (x >= 0 && x < width && x - k < height && isSame(x, x - k)) x += 1;
  reached[origin + k] = x;
  return x;
}
