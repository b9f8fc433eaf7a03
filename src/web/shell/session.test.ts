import { expect, test } from 'vitest';
import type { PermissionGrant } from '#contracts/access.ts';
import { mayDo } from './session.ts';

const jellyfin = { host: 'nas', stack: 'media', labels: { team: 'kids' } };
const onMedia: PermissionGrant = { permissions: ['containers:operate'], scopes: [{ stack: 'media' }] };

test('what holds everywhere holds for each thing', () => {
  const admin = { permissions: ['containers:operate' as const], grants: [] };
  expect(mayDo(admin, 'containers:operate')).toBe(true);
  expect(mayDo(admin, 'containers:operate', jellyfin)).toBe(true);
  expect(mayDo(admin, 'containers:operate', 'somewhere')).toBe(true);
  expect(mayDo(admin, 'containers:edit', 'somewhere')).toBe(false);
});

test('what is granted in parts holds there, somewhere, and not everywhere', () => {
  const eva = { permissions: [], grants: [onMedia] };
  expect(mayDo(eva, 'containers:operate', jellyfin)).toBe(true);
  expect(mayDo(eva, 'containers:operate', { ...jellyfin, stack: 'office' })).toBe(false);
  expect(mayDo(eva, 'containers:operate', 'somewhere')).toBe(true);
  expect(mayDo(eva, 'containers:operate')).toBe(false);
});

test('every scope of a grant must cover the thing', () => {
  const grants = [{ ...onMedia, scopes: [{ stack: 'media' }, { label: 'team=adults' }] }];
  expect(mayDo({ permissions: [], grants }, 'containers:operate', jellyfin)).toBe(false);
});
