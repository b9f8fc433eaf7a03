import { expect, test } from 'vitest';
import { LogBuffer } from './log-buffer.ts';
import { LogSearch, markMatches } from './log-search.ts';

function write(buffer: LogBuffer, ...lines: string[]) {
  buffer.append(lines.map((text) => ({ text, stream: 'stdout' as const })));
}

function texts(buffer: LogBuffer): string[] {
  return buffer.lines.map((line) => (line.kind === 'line' ? line.text : `skipped ${line.count}`));
}

test('text is divided into lines and made safe', () => {
  const buffer = new LogBuffer();
  write(buffer, 'one\n\u001b[31mtwo\u001b[0m\r\n', '10 %\r20 %');
  expect(texts(buffer)).toEqual(['one', 'two', '20 %']);
});

test('the oldest lines leave, and ids go on', () => {
  const buffer = new LogBuffer(10);
  for (let index = 1; index <= 5000; index += 1) write(buffer, `line ${index}`);
  expect(buffer.lines.length).toBeLessThanOrEqual(2010);
  expect(buffer.lines.at(-1)).toMatchObject({ id: 5000, text: 'line 5000' });
  expect(buffer.lines[1]?.id).toBe((buffer.lines[0]?.id ?? 0) + 1);
});

test('skipped lines are marked where they are missing', () => {
  const buffer = new LogBuffer();
  write(buffer, 'before');
  buffer.skip(1200);
  write(buffer, 'after');
  expect(texts(buffer)).toEqual(['before', 'skipped 1200', 'after']);
});

test('readers hear of many lines once', async () => {
  const buffer = new LogBuffer();
  let heard = 0;
  buffer.subscribe(() => {
    heard += 1;
  });
  for (let index = 0; index < 100; index += 1) write(buffer, 'x');
  await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
  expect(heard).toBe(1);
});

test('the search reads on, forgets what left, and ignores case and accents', () => {
  const buffer = new LogBuffer();
  const search = new LogSearch('CONEXION ');
  write(buffer, 'conexión perdida', 'all well');
  expect(search.update(buffer.lines)).toEqual([1]);
  write(buffer, 'Conexión de nuevo');
  expect(search.update(buffer.lines)).toEqual([1, 3]);
  buffer.clear();
  write(buffer, 'sin conexion');
  expect(search.update(buffer.lines)).toEqual([4]);
});

test('matches are cut out of the text exactly', () => {
  expect(markMatches('Error: an error', 'error')).toEqual([
    { text: 'Error', isMatch: true },
    { text: ': an ', isMatch: false },
    { text: 'error', isMatch: true },
  ]);
  expect(markMatches('plain', '')).toEqual([{ text: 'plain', isMatch: false }]);
});
