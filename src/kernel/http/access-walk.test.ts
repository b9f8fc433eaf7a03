import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { containers } from '#contracts/containers.ts';
import type { Contract } from '#contracts/contract.ts';
import { hub } from '#contracts/hub.ts';
import { decide } from '#kernel/access/decide.ts';
import { startHttpServer } from './http-server.ts';
import { example, fakeAuthenticator, peerHeader, testOptions, users } from './test-server.ts';
import { refusingTool, walkEndpoints } from './walk-endpoints.ts';

const contracts: readonly Contract[] = [hub, containers, example];
const anonymous: Caller = { kind: 'anonymous' };
const tool: Caller = { kind: 'tool', tool: 'hub' };
const narrow = await fakeAuthenticator().authenticate({ kind: 'api-token', token: 'token-of-logs' });

const callers: readonly [name: string, headers: Record<string, string>, caller: Caller][] = [
  ['nobody', {}, anonymous],
  ['a viewer', { cookie: 'nexus=session-of-viewer' }, users.viewer],
  ['an operator', { cookie: 'nexus=session-of-operator' }, users.operator],
  ['an admin', { cookie: 'nexus=session-of-admin' }, users.admin],
  ['a disabled account', { cookie: 'nexus=session-of-nobody' }, anonymous],
  ['a narrow API token', { authorization: 'Bearer token-of-logs' }, narrow],
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
      Object.entries(endpoints).map(([name, { access }]) => {
        const decision = decide(caller, access);
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
