import { expect, test } from 'vitest';
import { findByName } from './find-by-name.ts';

const all = [
  { id: 'ab'.repeat(32), host: 'nas', name: 'web' },
  { id: `abc${'0'.repeat(61)}`, host: 'nas', name: 'db' },
  { id: 'cd'.repeat(32), host: 'pi', name: 'db' },
  { id: 'ef'.repeat(32), host: 'pi', name: 'abab' },
];
const find = (wanted: string) =>
  findByName(all, wanted, 'container').host + findByName(all, wanted, 'container').name;

test('a name, an id, and the beginning of an id', () => {
  expect(find('web')).toBe('nasweb');
  expect(find('cd'.repeat(32))).toBe('pidb');
  expect(find('cdc')).toBe('pidb');
});

test('a name goes before the beginning of an id', () => {
  expect(find('abab')).toBe('piabab');
});

test.each([
  ['ab', 3, /^ab could be more than one container: web \(abababababab on nas\), db .*Give more of the id\.$/],
  ['db', 3, /Choose one with --host\.$/],
  ['we', 3, /^There is no container we\. Did you mean web\?$/],
  ['%_', 3, /^There is no container %_\.$/],
])('"%s" is explained', (wanted, code, message) => {
  expect(() => findByName(all, wanted, 'container')).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) }),
  );
});
