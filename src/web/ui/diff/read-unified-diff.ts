import type { DiffLine } from './diff-lines.ts';
import type { DiffRun } from './fold-lines.ts';

const hunkHeader = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/**
 * The hunks of one file of a unified diff (POSIX diff, "Diff -u output format"), each a run of lines. What precedes the
 * first hunk names the files and is left out, as is the remark that a last line has no newline.
 */
export function readUnifiedDiff(diff: string): readonly DiffRun[] {
  const runs: { isFolded: false; lines: DiffLine[] }[] = [];
  let [before, after] = [0, 0];
  for (const line of diff.replace(/\n$/, '').split('\n')) {
    const header = hunkHeader.exec(line);
    const lines = runs.at(-1)?.lines;
    const text = line.slice(1);
    if (header) {
      [before, after] = [Number(header[1]), Number(header[2])];
      runs.push({ isFolded: false, lines: [] });
    } else if (line.startsWith('-')) {
      lines?.push({ kind: 'removed', text, beforeNumber: before++, afterNumber: null });
    } else if (line.startsWith('+')) {
      lines?.push({ kind: 'added', text, beforeNumber: null, afterNumber: after++ });
    } else if (!line.startsWith('\\')) {
      lines?.push({ kind: 'same', text, beforeNumber: before++, afterNumber: after++ });
    }
  }
  return runs;
}
