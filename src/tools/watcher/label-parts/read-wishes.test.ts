import { expect, test } from 'vitest';
import { readWishes, wishesOf } from './read-wishes.ts';

test('of several families the first decides each field, and the label is named', () => {
  const { settings, decidedBy } = readWishes({
    'com.centurylinklabs.watchtower.enable': 'false',
    'wud.tag.include': '^1',
    'dd.tag.include': '^2',
    'nexus.watcher.mode': 'ask',
  });
  expect(settings).toEqual({ mode: 'ask', include: ['^2'] });
  expect(decidedBy).toEqual({
    mode: { by: 'label', name: 'nexus.watcher.mode', value: 'ask' },
    include: { by: 'label', name: 'dd.tag.include', value: '^2' },
  });
});

test('what cannot be read leaves the field to the next', () => {
  const read = readWishes({ 'nexus.watcher.mode': 'never', 'wud.watch': 'false' });
  expect(read.settings).toEqual({ mode: 'off' });
  expect(read.problems.map(({ label }) => label)).toEqual(['nexus.watcher.mode']);
});

test('a value that was cut is not taken for the whole', () => {
  const value = `${'a|'.repeat(127)}a…`;
  expect(value).toHaveLength(256);
  const read = readWishes({ 'nexus.watcher.include': value });
  expect(read.settings).toEqual({});
  expect(read.problems).toMatchObject([{ words: { en: expect.stringContaining('256 characters') } }]);
  expect(readWishes({ 'nexus.watcher.include': 'a…' }).settings).toEqual({ include: ['a…'] });
});

test('labels of nobody say nothing', () => {
  expect(readWishes({ constructor: 'x', toString: 'y', 'traefik.enable': 'true', maintainer: 'z' })).toEqual({
    settings: {},
    decidedBy: {},
    displayName: null,
    dependsOn: [],
    problems: [],
  });
});

test('the same labels are read once', () => {
  const labels = { 'wud.watch': 'false' };
  expect(wishesOf(labels)).toBe(wishesOf(labels));
});
