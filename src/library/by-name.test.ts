import { expect, test } from 'vitest';
import { byName } from './by-name.ts';

test('numbers count as numbers, and letters whatever their case', () => {
  const names = ['disk 10', 'Disk 2', 'álbum', 'Zebra', 'apple'].map((name) => ({ name }));
  expect(names.toSorted(byName).map(({ name }) => name)).toEqual([
    'álbum',
    'apple',
    'Disk 2',
    'disk 10',
    'Zebra',
  ]);
});
