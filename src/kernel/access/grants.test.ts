import { expect, test } from 'vitest';
import type { Caller, Grant, PermissionGrant, Role } from '#contracts/access.ts';
import type { Resource, Scope } from '#contracts/scope.ts';
import { decide, decideEntry } from './decide.ts';

const jellyfin: Resource = { host: 'nas', stack: 'media', labels: { team: 'kids', public: '' } };
const wholeHost: Resource = { host: 'nas', stack: null, labels: {} };

function user(grants: Grant[], role: Role = 'guest'): Caller {
  return { kind: 'user', userId: 'u', name: 'eva', role, grants, sessionId: 's' };
}

function token(grants: PermissionGrant[]): Caller {
  return { kind: 'token', tokenId: 't', name: 'script', userId: 'u', permissions: [], grants };
}

function sees(scope: Scope, resource: Resource): boolean {
  return decide(user([{ role: 'viewer', scope }]), 'containers:read', resource) === 'allow';
}

test.each<[Scope, boolean]>([
  [{ host: 'nas' }, true],
  [{ host: 'NAS' }, false],
  [{ host: 'na' }, false],
  [{ stack: 'media' }, true],
  [{ stack: 'Media' }, false],
  [{ label: 'team' }, true],
  [{ label: 'team=kids' }, true],
  [{ label: 'team=Kids' }, false],
  [{ label: 'team=' }, false],
  [{ label: 'public' }, true],
  [{ label: 'public=' }, true],
  [{ label: 'kids' }, false],
  [{ host: 'nas', stack: 'media' }, true],
  [{ host: 'nas', stack: 'home' }, false],
  [{ host: 'pi', stack: 'media' }, false],
  [{ host: 'nas', stack: 'media', label: 'team=kids' }, true],
  [{ host: 'nas', stack: 'media', label: 'team=adults' }, false],
])('%j covers jellyfin on nas: %s', (scope, expected) => {
  expect(sees(scope, jellyfin)).toBe(expected);
});

test('a scope without limits, and names that every object has, cover nothing', () => {
  expect(sees({}, jellyfin)).toBe(false);
  for (const label of ['constructor', '__proto__', 'toString', 'hasOwnProperty=']) {
    expect(sees({ label }, jellyfin)).toBe(false);
  }
  expect(sees({ label: '__proto__=x' }, { ...jellyfin, labels: JSON.parse('{"__proto__":"x"}') })).toBe(true);
});

test('only a grant of a whole host covers what belongs to the host as a whole', () => {
  expect(sees({ host: 'nas' }, wholeHost)).toBe(true);
  expect(sees({ stack: 'media' }, wholeHost)).toBe(false);
  expect(sees({ label: 'team' }, wholeHost)).toBe(false);
});

test('a value with an equals sign is compared whole', () => {
  const resource = { ...jellyfin, labels: { rule: 'Host=a=b' } };
  expect(sees({ label: 'rule=Host=a=b' }, resource)).toBe(true);
  expect(sees({ label: 'rule=Host=a' }, resource)).toBe(false);
});

test('a grant adds to the role and never takes from it', () => {
  const eva = user([{ role: 'operator', scope: { stack: 'media' } }], 'viewer');
  expect(decide(eva, 'containers:operate', jellyfin)).toBe('allow');
  expect(decide(eva, 'containers:operate', { ...jellyfin, stack: 'home' })).toBe('forbidden');
  expect(decide(eva, 'containers:read', { ...jellyfin, stack: 'home' })).toBe('allow');
  expect(decide(eva, 'containers:operate')).toBe('forbidden');
});

test('of several grants each stands alone: their parts do not add up', () => {
  const eva = user([
    { role: 'viewer', scope: { stack: 'media' } },
    { role: 'admin', scope: { stack: 'home' } },
  ]);
  expect(decide(eva, 'containers:read', jellyfin)).toBe('allow');
  expect(decide(eva, 'containers:reveal', jellyfin)).toBe('forbidden');
});

test('everything that a token is limited to must hold', () => {
  const scopes = [{ stack: 'media' }, { label: 'team=kids' }];
  const script = token([{ permissions: ['containers:logs'], scopes }]);
  expect(decide(script, 'containers:logs', jellyfin)).toBe('allow');
  expect(decide(script, 'containers:logs', { ...jellyfin, labels: {} })).toBe('forbidden');
  expect(decide(script, 'containers:read', jellyfin)).toBe('forbidden');
  expect(decide(script, 'containers:logs')).toBe('forbidden');
});

test('a grant that names no scope at all gives nothing', () => {
  const script = token([{ permissions: ['containers:logs'], scopes: [] }]);
  expect(decide(script, 'containers:logs', jellyfin)).toBe('forbidden');
  expect(decideEntry(script, { access: 'containers:logs', scoped: true })).toBe('forbidden');
});

test('only endpoints that look at each thing let in whose permission holds in parts', () => {
  const eva = user([{ role: 'operator', scope: { stack: 'media' } }]);
  expect(decideEntry(eva, { access: 'containers:operate' })).toBe('forbidden');
  expect(decideEntry(eva, { access: 'containers:operate', scoped: true })).toBe('allow');
  expect(decideEntry(eva, { access: 'containers:edit', scoped: true })).toBe('forbidden');
  expect(decideEntry(user([]), { access: 'containers:read', scoped: true })).toBe('forbidden');
  expect(decideEntry({ kind: 'anonymous' }, { access: 'containers:read', scoped: true })).toBe(
    'unauthenticated',
  );
});

test('accounts and NEXUS itself have no parts: no grant gives them, however the endpoint is marked', () => {
  const eva = user([{ role: 'admin', scope: { host: 'nas' } }]);
  const script = token([{ permissions: ['hub:manage-users'], scopes: [{ host: 'nas' }] }]);
  for (const caller of [eva, script]) {
    expect(decideEntry(caller, { access: 'hub:manage-users', scoped: true })).toBe('forbidden');
    expect(decide(caller, 'hub:manage-users', wholeHost)).toBe('forbidden');
  }
});

test('another tool asks for all people, so no grant counts', () => {
  expect(decide({ kind: 'tool', tool: 'watcher' }, 'containers:reveal', jellyfin)).toBe('forbidden');
});
