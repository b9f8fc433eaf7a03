import { expect, test } from 'vitest';
import { GrantedPermission } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import { alertFixture } from './fixtures.ts';
import { mayNotify } from './use-may-notify.ts';

const isKnown = GrantedPermission.safeParse('notify:read').success;

test('a permission counts only while the catalogue has it', () => {
  expect(mayNotify(() => true, 'notify:read', 'somewhere')).toBe(isKnown);
});

test('what the session refuses is refused', () => {
  expect(mayNotify(() => false, 'notify:read', 'somewhere')).toBe(false);
});

test('an alert is asked about as the part of the lab that it is of; channels and silences without a part', () => {
  const asked: (Resource | 'somewhere' | undefined)[] = [];
  const may = (_permission: unknown, where?: Resource | 'somewhere') => asked.push(where) > 0;
  mayNotify(may, 'notify:respond', alertFixture());
  mayNotify(may, 'notify:respond', 'everywhere');
  expect(asked).toEqual(isKnown ? [{ host: 'nas', stack: 'photos', labels: {} }, undefined] : []);
});
