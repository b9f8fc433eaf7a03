import { expect, test } from 'vitest';
import { placeFixture } from '../flaw-fixtures.ts';
import { firstFew, placeNames, placePackages, shortReference } from './flaw-places.ts';

test.each([
  ['docker.io/library/postgres:16', 'postgres:16'],
  ['docker.io/jellyfin/jellyfin:10', 'jellyfin/jellyfin:10'],
  ['ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
  [`redis@sha256:${'ab'.repeat(32)}`, 'redis@abababab'],
])('%s is called %s', (reference, name) => {
  expect(shortReference(reference)).toBe(name);
});

test('containers that run are named first, each once; an image where there is none', () => {
  const stopped = { name: 'old', stack: null, isRunning: false };
  const running = { name: 'web', stack: null, isRunning: true };
  const places = [placeFixture({ containers: [stopped] }), placeFixture({ containers: [running, stopped] })];
  expect(placeNames({ places })).toEqual(['web', 'old']);
  expect(placeNames({ places: [placeFixture({ containers: [] })] })).toEqual(['jellyfin/jellyfin:10.10.7']);
  expect(placePackages({ places })).toEqual(['openssl']);
});

test('the rest is counted', () => {
  expect(firstFew(['a', 'b', 'c', 'd'], 3)).toEqual({ shown: ['a', 'b', 'c'], more: 1 });
  expect(firstFew([])).toEqual({ shown: [], more: 0 });
});
