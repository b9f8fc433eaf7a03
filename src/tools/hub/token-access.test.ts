import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import { decide } from '#kernel/access/decide.ts';
import { type OwnerAccess, permissionsAnywhere, tokenAccess, type TokenLimits } from './token-access.ts';

const jellyfin: Resource = { host: 'nas', stack: 'media', labels: { team: 'kids' } };
const paperless: Resource = { host: 'nas', stack: 'office', labels: {} };
const admin: OwnerAccess = { role: 'admin', grants: [] };
/** Sees everything, and operates what is on one stack. */
const eva: OwnerAccess = { role: 'viewer', grants: [{ role: 'operator', scope: { stack: 'media' } }] };
const guest: OwnerAccess = { role: 'guest', grants: [{ role: 'operator', scope: { stack: 'media' } }] };

function may(owner: OwnerAccess, limits: TokenLimits, resource?: Resource): string {
  const names = { tokenId: 't', name: 'script', userId: 'u' };
  const caller: Caller = { kind: 'token', ...names, ...tokenAccess(owner, limits) };
  return (['containers:read', 'containers:operate'] as const)
    .filter((permission) => decide(caller, permission, resource) === 'allow')
    .map((permission) => permission.slice('containers:'.length))
    .join(' ');
}

const both = ['containers:read', 'containers:operate'] as const;

test('without limits it may what its owner may, where its owner may', () => {
  const limits = { permissions: both, scopes: null };
  expect(may(admin, limits)).toBe('read operate');
  expect(may(eva, limits)).toBe('read');
  expect(may(eva, limits, jellyfin)).toBe('read operate');
  expect(may(eva, limits, paperless)).toBe('read');
  expect(may(guest, limits)).toBe('');
  expect(may(guest, limits, jellyfin)).toBe('read operate');
  expect(may(guest, limits, paperless)).toBe('');
});

test('with limits it may nothing outside them, whatever its owner may', () => {
  const limits = { permissions: both, scopes: [{ stack: 'media' }] };
  expect(may(admin, limits)).toBe('');
  expect(may(admin, limits, jellyfin)).toBe('read operate');
  expect(may(admin, limits, paperless)).toBe('');
});

test('limits and grants must both cover what is touched', () => {
  const limits = { permissions: both, scopes: [{ label: 'team=kids' }, { stack: 'office' }] };
  expect(may(eva, limits, jellyfin)).toBe('read operate');
  expect(may(eva, limits, { ...jellyfin, labels: {} })).toBe('');
  expect(may(eva, limits, paperless)).toBe('read');
  expect(may(guest, limits, paperless)).toBe('');
});

test('it never has a permission that it was not made for', () => {
  const limits = { permissions: ['containers:read'] as const, scopes: null };
  expect(may(guest, limits, jellyfin)).toBe('read');
});

test('limits that cannot be read let nothing through', () => {
  expect(tokenAccess(admin, { permissions: both, scopes: [] })).toEqual({ permissions: [], grants: [] });
});

test('what has no parts is never given in parts', () => {
  const everything = { permissions: ['hub:read', 'hub:manage-users'] as const, scopes: null };
  const scoped: OwnerAccess = { role: 'guest', grants: [{ role: 'admin', scope: { host: 'nas' } }] };
  expect(tokenAccess(scoped, everything)).toEqual({ permissions: [], grants: [] });
  expect(permissionsAnywhere(scoped)).toContain('containers:reveal');
  expect(permissionsAnywhere(scoped)).not.toContain('hub:read');
  expect(tokenAccess(admin, { ...everything, scopes: [{ host: 'nas' }] }).grants).toEqual([]);
});
