import { diffLines } from './diff-lines.ts';

const contextLines = 3;

/** A unified diff with three lines of context; empty when the texts are the same. Null stands for a file that does not exist. */
export function unifiedDiff(before: string | null, after: string | null): string {
  if (before === after) return '';
  const [old, now] = [linesOf(before), linesOf(after)];
  const lines = diffLines(old, now).flatMap(({ kind, before: from, after: to, count }) =>
    Array.from({ length: count }, (_, index) => ({
      kind,
      before: from + (kind === 'added' ? 0 : index),
      after: to + (kind === 'removed' ? 0 : index),
      text: (kind === 'added' ? now[to + index] : old[from + index]) ?? '',
    })),
  );
  return hunks(lines).join('\n');
}

interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly before: number;
  readonly after: number;
  readonly text: string;
}

const sign = { same: ' ', removed: '-', added: '+' } as const;

function hunks(lines: readonly DiffLine[]): string[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const ranges: [number, number][] = [];
  for (const index of changed) {
    const last = ranges.at(-1);
    if (last && index - contextLines <= last[1]) last[1] = index + contextLines;
    else ranges.push([index - contextLines, index + contextLines]);
  }
  return ranges.flatMap(([from, to]) => {
    const part = lines.slice(Math.max(from, 0), to + 1);
    const old = part.filter(({ kind }) => kind !== 'added').length;
    const now = part.filter(({ kind }) => kind !== 'removed').length;
    const [first] = part;
    const at = (start: number, count: number) => `${count === 0 ? start : start + 1},${count}`;
    const head = `@@ -${at(first?.before ?? 0, old)} +${at(first?.after ?? 0, now)} @@`;
    return [head, ...part.map(({ kind, text }) => sign[kind] + text)];
  });
}

/** A line keeps its carriage return, so that changed line ends show; a missing final line end shows as such. */
function linesOf(text: string | null): string[] {
  if (text === null || text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  else lines[lines.length - 1] += '\n\\ No newline at end of file';
  return lines;
}
