import { expect, test } from 'vitest';
import { containerFixture, operationFixture } from './fixtures.ts';
import { operationPath, operationVerb, partFraction, wasCancelled } from './operation-words.ts';

test('a kind that is not known is said as the server names it', () => {
  expect(operationVerb('deploy')).toMatchObject({ es: 'Desplegar' });
  expect(operationVerb('defragment')).toBe('defragment');
});

test('a recreated container is found under its new id', () => {
  const renewed = containerFixture({ id: 'new', name: 'jellyfin' });
  const operation = operationFixture({ targetId: 'old', targetName: 'jellyfin' });
  expect(operationPath(operation, new Map([['new', renewed]]))).toBe('/containers/local/new');
  expect(operationPath(operation, new Map())).toBe('/containers/local/old');
});

test('a stack has a page of its own', () => {
  const operation = operationFixture({ subject: 'stack', targetId: 'my media' });
  expect(operationPath(operation, new Map())).toBe('/containers/stacks/local/my%20media');
});

test('a network that was removed is looked for in the list', () => {
  const network = operationFixture({ subject: 'network', targetId: 'f00' });
  expect(operationPath({ ...network, kind: 'connect' }, new Map())).toBe('/containers/networks/local/f00');
  expect(operationPath({ ...network, kind: 'remove' }, new Map())).toBe('/containers/networks');
});

test('a part of unknown size has no fraction, and none is more than whole', () => {
  const part = { id: 'a', status: 'Downloading', currentBytes: 5, totalBytes: null };
  expect(partFraction(part)).toBeNull();
  expect(partFraction({ ...part, totalBytes: 10 })).toBe(0.5);
  expect(partFraction({ ...part, totalBytes: 4 })).toBe(1);
});

test('what somebody cancelled is told apart from what failed', () => {
  const ended = (message: string) => ({ state: 'failed' as const, error: { message, engineText: '' } });
  expect(wasCancelled(ended('Cancelled.'))).toBe(true);
  expect(wasCancelled(ended('The port is taken.'))).toBe(false);
  expect(wasCancelled({ state: 'succeeded', error: null })).toBe(false);
});
