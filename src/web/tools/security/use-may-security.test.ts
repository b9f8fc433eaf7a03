import { expect, test } from 'vitest';
import type { Me } from '../../shell/session.ts';
import { maySecurity } from './use-may-security.ts';

/** As the server sends it once it grants these. */
function meWith(
  permissions: readonly string[],
  scoped: readonly string[] = [],
): Pick<Me, 'permissions' | 'grants'> {
  return JSON.parse(
    JSON.stringify({ permissions, grants: [{ permissions: scoped, scopes: [{ stack: 'media' }] }] }),
  );
}
const media = { host: 'nas', stack: 'media', labels: {} };

test.each([
  [meWith(['security:read']), 'security:read', 'everywhere', true],
  [meWith(['security:read']), 'security:accept', 'somewhere', false],
  [meWith([], ['security:read']), 'security:read', 'somewhere', true],
  [meWith([], ['security:read']), 'security:read', media, true],
  [meWith([], ['security:read']), 'security:read', { ...media, stack: 'home' }, false],
  [meWith([], ['security:read']), 'security:read', 'everywhere', false],
] as const)('%j may %s at %j: %s', (me, permission, where, may) => {
  expect(maySecurity(me, permission, where)).toBe(may);
});
