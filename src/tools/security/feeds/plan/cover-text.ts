import type { Covered } from '../feed.ts';

/** What a part is read for, as a text to be kept and compared. */
export function coverText(covers: readonly Covered[]): string {
  return [...new Set(covers.map(keyOf))].toSorted().join('\n');
}

/** Whether what was read for `text` holds all that is wanted now. */
export function coversAll(text: string | undefined, covers: readonly Covered[]): boolean {
  const had = new Set(text?.split('\n'));
  return text !== undefined && covers.every((covered) => had.has(keyOf(covered)));
}

function keyOf({ ecosystem, release }: Covered): string {
  return `${ecosystem} ${release}`;
}
