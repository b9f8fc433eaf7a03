import { expect, test } from 'vitest';
import { countOutcomes, fileNotes, whatComes } from './count-items.ts';
import { itemFixture, reportFixture } from './import-fixtures.ts';

const { items } = reportFixture();

test('each outcome is counted, also one that nothing has', () => {
  expect([...countOutcomes(items)]).toEqual([
    ['taken', 2],
    ['changed', 3],
    ['there', 1],
    ['not-taken', 1],
  ]);
  expect(countOutcomes([]).get('there')).toBe(0);
});

test('what comes along is said by what it is', () => {
  expect(whatComes(items)).toEqual({ monitors: 2, windows: 1, tags: 1, hasHistory: true, count: 5 });
});

test('without a new monitor neither tags nor checks come', () => {
  const again = items.map((item) =>
    ['monitor', 'maintenance'].includes(item.what) ? { ...item, outcome: 'there' as const } : item,
  );
  expect(whatComes(again)).toEqual({ monitors: 0, windows: 0, tags: 0, hasHistory: false, count: 0 });
});

test('what concerns the file as a whole is known, and is nothing that comes along', () => {
  const note = {
    en: 'The newest changes may be elsewhere.',
    es: 'Los últimos cambios pueden estar en otra parte.',
  };
  const wal = itemFixture({
    what: 'other',
    name: 'kuma.db-wal',
    kind: '',
    outcome: 'changed',
    notes: [note],
  });
  expect(fileNotes([...items, wal])).toEqual([note]);
  expect(fileNotes(items)).toEqual([]);
  expect(whatComes([wal]).count).toBe(0);
});
