import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Caller, GrantedPermission, permissions, permissionsOf, type Role } from '#contracts/access.ts';
import type { Access, Contract } from '#contracts/contract.ts';
import { decide } from './decide.ts';

const anonymous: Caller = { kind: 'anonymous' };
const guest = user('guest');
const viewer = user('viewer');
const operator = user('operator');
const admin = user('admin');
const tool: Caller = { kind: 'tool', tool: 'watcher' };
const token: Caller = {
  kind: 'token',
  tokenId: 't',
  name: 'backup',
  userId: 'u',
  permissions: ['containers:logs'],
};

function user(role: Role): Caller {
  return { kind: 'user', userId: 'u', name: 'ana', role, sessionId: 's' };
}

test.each<[Access, string]>([
  ['public', 'allow allow allow allow allow allow allow'],
  ['signed-in', 'unauthenticated allow allow allow allow allow forbidden'],
  ['tool', 'unauthenticated forbidden forbidden forbidden forbidden forbidden allow'],
  ['containers:read', 'unauthenticated forbidden allow allow allow forbidden allow'],
  ['containers:logs', 'unauthenticated forbidden allow allow allow allow allow'],
  ['containers:operate', 'unauthenticated forbidden forbidden allow allow forbidden allow'],
  ['containers:reveal', 'unauthenticated forbidden forbidden forbidden allow forbidden forbidden'],
  ['hub:manage-users', 'unauthenticated forbidden forbidden forbidden allow forbidden forbidden'],
  ['pulse:unheard-of', 'unauthenticated forbidden forbidden forbidden forbidden forbidden forbidden'],
])('%s: anonymous, guest, viewer, operator, admin, narrow token, tool', (access, expected) => {
  const callers = [anonymous, guest, viewer, operator, admin, token, tool];
  expect(callers.map((caller) => decide(caller, access)).join(' ')).toBe(expected);
});

test('names that every object has are no permissions', () => {
  // @ts-expect-error It is no permission by its type either; a contract from elsewhere might still say it.
  expect(decide(admin, 'constructor')).toBe('forbidden');
});

test('a role that nobody knows holds nothing', () => {
  // @ts-expect-error A newer NEXUS might know more roles.
  const stranger = user('constructor');
  expect(GrantedPermission.options.filter((one) => decide(stranger, one) === 'allow')).toEqual([]);
});

test('each role includes the ones before it', () => {
  expect(permissionsOf('guest')).toEqual([]);
  expect(permissionsOf('admin')).toEqual(Object.keys(permissions));
  expect(permissionsOf('operator')).toEqual(expect.arrayContaining(permissionsOf('viewer')));
  expect(permissionsOf('viewer')).not.toContain('containers:operate');
});

test('every permission that a contract names is in the catalogue', async () => {
  const named = (await allContracts()).flatMap((contract) =>
    Object.entries(contract.endpoints)
      .filter(([, { access }]) => !['public', 'signed-in', 'tool'].includes(access))
      .map(([name, { access }]) => ({ endpoint: `${contract.id}.${name}`, access })),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ access }) => !Object.hasOwn(permissions, access))).toEqual([]);
});

async function allContracts(): Promise<Contract[]> {
  const folder = new URL('../../contracts/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const modules: object[] = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return modules.flatMap((module): unknown[] => Object.values(module)).filter(isContract);
}

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'endpoints' in value && 'events' in value;
}
