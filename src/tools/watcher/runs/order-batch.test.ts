import { expect, test } from 'vitest';
import { type BatchMember, orderBatch } from './order-batch.ts';

const member = (name: string, dependsOn: string[] = [], more: Partial<BatchMember> = {}): BatchMember => ({
  host: 'nas',
  name,
  dependsOn,
  isSelf: false,
  ...more,
});

const namesOf = (members: readonly BatchMember[]) =>
  orderBatch(members).map(({ member: { host, name } }) => (host === 'nas' ? name : `${host}/${name}`));

test.each<[string, BatchMember[], string[]]>([
  ['nothing needs anything', [member('b'), member('a')], ['a', 'b']],
  ['a provider goes first', [member('app', ['db']), member('db')], ['db', 'app']],
  ['providers of providers', [member('a', ['b']), member('b', ['c']), member('c')], ['c', 'b', 'a']],
  [
    'providers that are not updated do not count',
    [member('app', ['db', 'vpn']), member('vpn')],
    ['vpn', 'app'],
  ],
  [
    'names count on their own host only',
    [member('app', ['db']), member('db', [], { host: 'pi' })],
    ['app', 'pi/db'],
  ],
  ['NEXUS itself goes last', [member('a', [], { isSelf: true }), member('b')], ['b', 'a']],
  ['a cycle goes by name', [member('b', ['a']), member('a', ['b'])], ['a', 'b']],
  [
    'a cycle after what it needs',
    [member('a', ['b', 'z']), member('b', ['a']), member('z')],
    ['z', 'a', 'b'],
  ],
  ['one that names itself', [member('a', ['a'])], ['a']],
])('%s', (_, members, expected) => {
  expect(namesOf(members)).toEqual(expected);
});

test('each knows which of those before it it needs', () => {
  const ordered = orderBatch([member('app', ['db', 'cache']), member('db'), member('cache')]);
  expect(ordered.map(({ member: { name }, needs }) => [name, needs])).toEqual([
    ['cache', []],
    ['db', []],
    ['app', [0, 1]],
  ]);
});

test('a cycle is named, what only needs it is not part of it', () => {
  const ordered = orderBatch([member('a', ['b']), member('b', ['a']), member('c', ['a'])]);
  const cycles = Object.fromEntries(ordered.map(({ member: { name }, cycle }) => [name, cycle]));
  expect(cycles).toEqual({ a: ['a', 'b'], b: ['a', 'b'], c: [] });
});
