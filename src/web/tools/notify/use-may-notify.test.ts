import { expect, test } from 'vitest';
import { GrantedPermission } from '#contracts/access.ts';
import { mayNotify } from './use-may-notify.ts';

test('a permission counts only while the catalogue has it', () => {
  const isKnown = GrantedPermission.safeParse('notify:read').success;
  expect(mayNotify(() => true, 'notify:read')).toBe(isKnown);
});

test('what the session refuses is refused', () => {
  expect(mayNotify(() => false, 'notify:read')).toBe(false);
});
