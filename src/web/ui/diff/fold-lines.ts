import type { DiffLine } from './diff-lines.ts';

/** Lines shown as they are, or a run of unchanged ones folded away. */
export interface DiffRun {
  readonly isFolded: boolean;
  readonly lines: readonly DiffLine[];
}

/** Keeps `context` unchanged lines around each change; a single line is never worth folding. */
export function foldLines(lines: readonly DiffLine[], context: number): readonly DiffRun[] {
  const near = new Uint8Array(lines.length);
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') near.fill(1, Math.max(0, at - context), at + context + 1);
  });
  const runs: { isFolded: boolean; lines: DiffLine[] }[] = [];
  lines.forEach((line, at) => {
    const isFolded = near[at] === 0;
    const last = runs.at(-1);
    if (last?.isFolded === isFolded) last.lines.push(line);
    else runs.push({ isFolded, lines: [line] });
  });
  return runs.map((run) => (run.lines.length === 1 ? { ...run, isFolded: false } : run));
}
