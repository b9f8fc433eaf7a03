import { expect, test } from 'vitest';
import { listedHealth } from './container.ts';

test.each([
  ['Up 3 hours (healthy)', 'healthy'],
  ['Up 3 hours (unhealthy)', 'unhealthy'],
  ['Up 2 seconds (health: starting)', 'starting'],
  ['Up 3 hours', null],
  ['Exited (0) 2 days ago', null],
])('%s', (Status, health) => {
  expect(listedHealth({ Status })).toBe(health);
});

test('the field of newer engines goes first', () => {
  expect(listedHealth({ Status: 'Up 3 hours', Health: { Status: 'unhealthy', FailingStreak: 3 } })).toBe(
    'unhealthy',
  );
});
