import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { placeDiagnostics } from './diagnostics.ts';

const document = Text.of(['services:', '  web:', '    imgae: nginx']);
const wrong = { severity: 'error', message: 'imgae is not known' } as const;

function marked(found: Parameters<typeof placeDiagnostics>[0][number]): string {
  const [placed] = placeDiagnostics([found], document);
  return document.sliceString(placed?.from ?? 0, placed?.to);
}

test('a range is marked from its first to before its last column', () => {
  expect(marked({ ...wrong, line: 3, column: 5, endLine: 3, endColumn: 10 })).toBe('imgae');
});

test('without columns the line is marked, not its indent', () => {
  expect(marked({ ...wrong, line: 3 })).toBe('imgae: nginx');
});

test('what lies beyond the end of the text is marked at its end', () => {
  expect(placeDiagnostics([{ ...wrong, line: 9, column: 99 }], document)).toMatchObject([
    { from: document.length, to: document.length },
  ]);
});
