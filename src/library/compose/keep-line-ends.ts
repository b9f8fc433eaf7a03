import { diffLines } from './diff-lines.ts';

/**
 * The edited text with the line ends and the byte order mark of the original, where an editor dropped them: every line that was not
 * edited keeps its bytes, and a new line gets the line end that most others have. A text that has carriage returns itself is taken
 * as it is.
 */
export function keepLineEnds(original: string, edited: string): string {
  const mark = original.startsWith('\uFEFF') && !edited.startsWith('\uFEFF') ? '\uFEFF' : '';
  if (!original.includes('\r\n') || edited.includes('\r')) return mark + edited;
  const before = splitLines(original.replace(/^\uFEFF/, ''));
  const after = splitLines(edited.replace(/^\uFEFF/, ''));
  const windows = before.filter(({ end }) => end === '\r\n').length;
  const usual = windows * 2 >= before.length ? '\r\n' : '\n';
  const runs = diffLines(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  let kept = edited.startsWith('\uFEFF') ? '\uFEFF' : mark;
  for (const { kind, before: from, after: to, count } of runs) {
    if (kind === 'removed') continue;
    for (let index = 0; index < count; index += 1) {
      const { text, end } = after[to + index] ?? { text: '', end: '' };
      const former = kind === 'same' ? before[from + index]?.end || usual : usual;
      kept += text + (end === '' ? '' : former);
    }
  }
  return kept;
}

function splitLines(text: string): { readonly text: string; readonly end: string }[] {
  return [...text.matchAll(/([^\n]*?)(\r?\n|$)/g)]
    .map(([, line = '', end = '']) => ({ text: line, end }))
    .filter(({ text: line, end }, index, all) => line !== '' || end !== '' || index < all.length - 1);
}
