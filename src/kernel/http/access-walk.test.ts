import { expect, test } from 'vitest';
import { type Caller, canBeScoped, GrantedPermission } from '#contracts/access.ts';
import { containers } from '#contracts/containers.ts';
import type { Contract, Endpoint } from '#contracts/contract.ts';
import { hub } from '#contracts/hub.ts';
import { notify } from '#contracts/notify/contract.ts';
import { pulse } from '#contracts/pulse/contract.ts';
import { decideEntry } from '#kernel/access/decide.ts';
import { startHttpServer } from './http-server.ts';
import { example } from './test-contract.ts';
import { fakeAuthenticator, peerHeader, testOptions, users } from './test-server.ts';
import { refusingTool, walkEndpoints } from './walk-endpoints.ts';

const contracts: readonly Contract[] = [hub, containers, pulse, notify, example];
const anonymous: Caller = { kind: 'anonymous' };
const tool: Caller = { kind: 'tool', tool: 'hub' };
const narrow = await tokenCaller('token-of-logs');
const narrowAndScoped = await tokenCaller('token-of-stack');

const callers: readonly [name: string, headers: Record<string, string>, caller: Caller][] = [
  ['nobody', {}, anonymous],
  ['a guest', { cookie: 'nexus=session-of-guest' }, users.guest],
  ['a viewer', { cookie: 'nexus=session-of-viewer' }, users.viewer],
  ['an operator', { cookie: 'nexus=session-of-operator' }, users.operator],
  ['an admin', { cookie: 'nexus=session-of-admin' }, users.admin],
  ['a viewer of one stack', { cookie: 'nexus=session-of-tenant' }, users.tenant],
  ['an admin of one stack', { cookie: 'nexus=session-of-landlord' }, users.landlord],
  ['a disabled account', { cookie: 'nexus=session-of-nobody' }, anonymous],
  ['a narrow API token', { authorization: 'Bearer token-of-logs' }, narrow],
  ['an API token for one stack', { authorization: 'Bearer token-of-stack' }, narrowAndScoped],
  [
    'an unknown API token',
    { authorization: 'Bearer token-of-nobody', cookie: 'nexus=session-of-admin' },
    anonymous,
  ],
  ['another tool', { authorization: peerHeader() }, tool],
  ['a tool that speaks to another', { authorization: peerHeader('notify') }, anonymous],
];

test.each(callers)(
  '%s is let in where its permissions say so, and nowhere else',
  async (_, headers, caller) => {
    await using server = await startHttpServer(testOptions({ tools: contracts.map(refusingTool) }));
    const expected = contracts.flatMap(({ id, endpoints }) =>
      Object.entries(endpoints).map(([name, endpoint]) => {
        const decision = decideEntry(caller, endpoint);
        return [`${id}.${name}`, decision === 'allow' ? 'let-in' : decision];
      }),
    );
    const outcomes = await walkEndpoints(contracts, server.url, headers);
    // A peer token that is not for us is refused everywhere, since whoever sends it meant to be somebody.
    const all = Object.keys(outcomes).map((name) => [name, 'unauthenticated']);
    const isForeign = headers['authorization']?.startsWith('Nexus-Peer') && caller.kind === 'anonymous';
    expect(outcomes).toEqual(Object.fromEntries(isForeign ? all : expected));
  },
);

/** Where a caller is let in beyond what anyone who is signed in may reach. */
async function reach(headers: Record<string, string>): Promise<Set<string>> {
  await using server = await startHttpServer(testOptions({ tools: contracts.map(refusingTool) }));
  const outcomes = await walkEndpoints(contracts, server.url, headers);
  return new Set(named(({ access }, name) => outcomes[name] === 'let-in' && access.includes(':')));
}

function named(is: (endpoint: Endpoint, name: string) => boolean): string[] {
  return contracts.flatMap(({ id, endpoints }) =>
    Object.entries(endpoints)
      .filter(([name, endpoint]) => is(endpoint, `${id}.${name}`))
      .map(([name]) => `${id}.${name}`),
  );
}

test('a guest reaches nothing, and an admin of one stack only what looks at each thing by itself', async () => {
  const scoped = named((endpoint) => endpoint.scoped === true);
  expect(await reach({ cookie: 'nexus=session-of-guest' })).toEqual(new Set());
  expect(await reach({ cookie: 'nexus=session-of-landlord' })).toEqual(new Set(scoped));
  expect(await reach({ authorization: 'Bearer token-of-stack' })).toEqual(new Set(['containers.logs']));
});

test('what holds everywhere or not at all is never asked of one thing', () => {
  const indivisible = GrantedPermission.options.filter((permission) => !canBeScoped(permission));
  expect(indivisible).toEqual(expect.arrayContaining(['hub:manage-users', 'notify:configure']));
  expect(
    named(({ access, scoped }) => scoped === true && indivisible.some((permission) => permission === access)),
  ).toEqual([]);
});

function tokenCaller(token: string): Promise<Caller> {
  return fakeAuthenticator().authenticate({ kind: 'api-token', token });
}
