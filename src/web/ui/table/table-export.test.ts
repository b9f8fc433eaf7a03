import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { fitColumns } from './fit-columns.ts';
import { csvCell, toCsv, toText } from './table-export.ts';
import { windowOf } from './use-row-window.ts';
import { parseMemory } from './use-table-memory.ts';

type Row = Record<string, string | number>;

function column(id: string, width = 100): Column<Row> {
  return { id, header: id, width, cell: () => null, value: (row) => row[id] };
}

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+1', `"'+1"`],
  ['-2+3', `"'-2+3"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\tcmd', `"'\tcmd"`],
  ['＝1', `"'＝1"`],
])('a spreadsheet reads %j as text', (raw, cell) => {
  expect(csvCell(raw)).toBe(cell);
});

test('numbers stay numbers, negative ones too', () => {
  expect(csvCell(-4.5)).toBe('-4.5');
  expect(csvCell(Number.NaN)).toBe('');
  expect(csvCell(null)).toBe('');
});

test('commas, quotes and line feeds are quoted', () => {
  expect(csvCell('a,b')).toBe('"a,b"');
  expect(csvCell('say "hi"\nthere')).toBe('"say ""hi""\nthere"');
});

test('a file has a head, one line a row, and a mark for UTF-8', () => {
  const csv = toCsv([{ name: 'niño', size: 3 }], [column('name'), column('size')]);
  expect(csv).toBe('\uFEFFname,size\r\nniño,3\r\n');
});

test('text is padded into columns and keeps to one line a row', () => {
  const text = toText(
    [
      { name: 'a\nb', size: 3 },
      { name: 'longer', size: 12 },
    ],
    [column('name'), column('size')],
  );
  expect(text.split('\n')).toEqual(['name    size', 'a b     3', 'longer  12']);
});

test('for want of room the rightmost column leaves, a fixed one never', () => {
  const all = [
    { ...column('name', 200), fixed: true },
    column('cpu'),
    { ...column('memory'), fixed: true },
    column('ports'),
  ];
  expect(fitColumns(all, 600).map((each) => each.id)).toEqual(['name', 'cpu', 'memory', 'ports']);
  expect(fitColumns(all, 450).map((each) => each.id)).toEqual(['name', 'cpu', 'memory']);
  expect(fitColumns(all, 100).map((each) => each.id)).toEqual(['name', 'memory']);
});

test('the window covers the viewport wherever the list begins', () => {
  expect(windowOf(100, 800, 36, 1000)).toEqual({ start: 0, end: 32 });
  expect(windowOf(-3600, 800, 36, 1000)).toEqual({ start: 88, end: 135 });
  expect(windowOf(-90_000, 800, 36, 100)).toEqual({ start: 100, end: 100 });
});

test('a broken memory is as if there was none', () => {
  expect(parseMemory('{"sort":7,"hiddenColumns":[1,"a"]}')).toEqual({
    hiddenColumns: ['a'],
    sort: null,
    closedGroups: [],
  });
  expect(parseMemory('not json').sort).toBeNull();
  expect(parseMemory('null').closedGroups).toEqual([]);
});
