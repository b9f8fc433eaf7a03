import { expect, test } from 'vitest';
import { mayDo, type Me } from '../../shell/session.ts';
import { maySecurity } from './use-may-security.ts';

type Names = readonly Me['permissions'][number][];

function meWith(permissions: Names, scoped: Names = []): Pick<Me, 'permissions' | 'grants'> {
  return {
    permissions: [...permissions],
    grants: [{ permissions: [...scoped], scopes: [{ stack: 'media' }] }],
  };
}
const media = { host: 'nas', stack: 'media', labels: {} };

test.each([
  [meWith(['security:read']), 'security:read', 'everywhere', true],
  [meWith(['security:read']), 'security:accept', 'everywhere', false],
  [meWith([], ['security:read']), 'security:read', 'somewhere', true],
  [meWith([], ['security:read']), 'security:read', media, true],
  [meWith([], ['security:read']), 'security:read', { ...media, stack: 'home' }, false],
  [meWith([], ['security:read']), 'security:read', 'everywhere', false],
] as const)('%j may %s at %j: %s', (me, permission, where, may) => {
  expect(maySecurity((...asked) => mayDo(me, ...asked), permission, where)).toBe(may);
});
