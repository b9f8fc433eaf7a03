import type { StackVersion } from '#contracts/containers/stack.ts';
import { expect, test } from 'vitest';
import { mergeSaved } from './merge-saved.ts';

function version(id: string, state: StackVersion['state'], changed: readonly string[]): StackVersion {
  return { id, state, atMs: 1, by: 'alvaro', changed: [...changed], images: [] };
}

test('a save and its deploy are one version, which says what was changed', () => {
  const merged = mergeSaved([
    version('c', 'deployed', []),
    version('b', 'saved', ['/srv/compose.yaml']),
    version('a', 'adopted', []),
  ]);
  expect(merged.map(({ id, changed }) => [id, changed])).toEqual([
    ['c', ['/srv/compose.yaml']],
    ['a', []],
  ]);
});

test('a save that was changed again before the deploy stays, as does what others changed', () => {
  const versions = [
    version('d', 'deployed', []),
    version('c', 'noticed', ['/srv/.env']),
    version('b', 'saved', ['/srv/.env']),
    version('a', 'deployed', []),
  ];
  expect(mergeSaved(versions)).toEqual(versions);
});
