import { expect, test } from 'vitest';
import { recordFixture } from './fixture.ts';
import { lineageOf } from './lineage.ts';

const now = { id: 'c3', name: 'web' };

test('newest first, each once, however often it was read', () => {
  const first = recordFixture({ id: '1', oldId: 'c1', newId: 'c2' });
  const second = recordFixture({ id: '2', oldId: 'c2', newId: 'c3' });
  expect(lineageOf([first, second, first], now).map(({ record }) => record.id)).toEqual(['2', '1']);
});

test('what happened under an earlier name is found by the ids', () => {
  const renamed = recordFixture({ id: '2', name: 'web', oldId: 'c2', newId: 'c3' });
  const before = recordFixture({ id: '1', name: 'site', oldId: 'c1', newId: 'c2' });
  const other = recordFixture({ id: '0', name: 'db', oldId: 'd1', newId: 'd2' });
  expect(lineageOf([other, before, renamed], now).map(({ record }) => record.id)).toEqual(['2', '1']);
});

test('one that went along with another container is told apart, and leads further back', () => {
  const along = recordFixture({
    id: '2',
    name: 'vpn',
    oldId: 'v1',
    newId: 'v2',
    dependents: [{ name: 'site', oldId: 'c2', newId: 'c3' }],
  });
  const before = recordFixture({ id: '1', name: 'site', oldId: 'c1', newId: 'c2' });
  expect(lineageOf([before, along], now).map(({ record, isAlong }) => [record.id, isAlong])).toEqual([
    ['2', true],
    ['1', false],
  ]);
});
