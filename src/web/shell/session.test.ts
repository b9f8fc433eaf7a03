import { expect, test } from 'vitest';
import type { PermissionGrant } from '#contracts/access.ts';
import { callerProblem } from '#contracts/problem-error.ts';
import { mayDo, mayTryAgain } from './session.ts';

const jellyfin = { host: 'nas', stack: 'media', labels: { team: 'kids' } };
const onMedia: PermissionGrant = { permissions: ['containers:operate'], scopes: [{ stack: 'media' }] };

test('what holds everywhere holds for each thing', () => {
  const admin = { permissions: ['containers:operate' as const], grants: [] };
  expect(mayDo(admin, 'containers:operate')).toBe(true);
  expect(mayDo(admin, 'containers:operate', jellyfin)).toBe(true);
  expect(mayDo(admin, 'containers:operate', 'somewhere')).toBe(true);
  expect(mayDo(admin, 'containers:edit', 'somewhere')).toBe(false);
});

test('nothing of a tool that is not here is offered', () => {
  const admin = { permissions: ['containers:operate' as const, 'watcher:read' as const], grants: [] };
  const tools = ['hub', 'containers'] as const;
  expect(mayDo({ ...admin, tools }, 'containers:operate')).toBe(true);
  expect(mayDo({ ...admin, tools }, 'watcher:read', 'somewhere')).toBe(false);
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

test.each([
  [0, 404, false],
  [0, 403, false],
  [0, 503, true],
  [2, 503, false],
])('after %i failures, %i is tried again: %s', (failures, status, expected) => {
  expect(mayTryAgain(failures, callerProblem('code', status, 'words'))).toBe(expected);
});
