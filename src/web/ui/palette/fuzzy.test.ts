import { expect, test } from 'vitest';
import { rankCommands } from './command.ts';
import { fuzzyScore } from './fuzzy.ts';

const run = () => {};

function best(query: string, labels: readonly string[]): string[] {
  return labels
    .filter((label) => fuzzyScore(query, label) > 0)
    .toSorted((a, b) => fuzzyScore(query, b) - fuzzyScore(query, a));
}

test('the beginnings of words find what they abbreviate', () => {
  expect(best('rj', ['Arjuna', 'Restart jellyfin', 'Remove radarr'])[0]).toBe('Restart jellyfin');
  expect(best('restart jelly', ['Restart radarr', 'Restart jellyfin', 'jellyfin'])).toEqual([
    'Restart jellyfin',
  ]);
});

test('a literal match stands before a scattered one, an early before a late one', () => {
  expect(best('gra', ['gluetun-arr-a', 'program', 'grafana'])).toEqual([
    'grafana',
    'program',
    'gluetun-arr-a',
  ]);
});

test('accents and case do not matter', () => {
  expect(fuzzyScore('pagina', 'Página de inicio')).toBeGreaterThan(0);
  expect(fuzzyScore('ÁREA', 'area')).toBeGreaterThan(0);
});

test('letters strewn about by chance are no match', () => {
  expect(fuzzyScore('zq', 'Restart jellyfin')).toBe(0);
  expect(fuzzyScore('eai', 'Restart the whole jellyfin stack')).toBe(0);
});

test('commands are grouped, and the group with the best command comes first', () => {
  const groups = rankCommands(
    [
      { id: '1', label: 'Settings', group: 'Pages', run },
      { id: '2', label: 'jellyfin', group: 'Containers', keywords: 'media', run },
      { id: '3', label: 'Restart jellyfin', group: 'Actions', run },
    ],
    'jelly',
  );
  expect(groups.map((group) => group.name)).toEqual(['Containers', 'Actions']);
  expect(
    rankCommands([{ id: '2', label: 'jellyfin', group: 'C', keywords: 'media films', run }], 'films'),
  ).toHaveLength(1);
});

test('without a query everything stays in its own order', () => {
  const groups = rankCommands(
    [
      { id: 'b', label: 'b', group: 'g', run },
      { id: 'a', label: 'a', group: 'g', run },
    ],
    '',
  );
  expect(groups[0]?.commands.map((command) => command.id)).toEqual(['b', 'a']);
});
