import type { Caller, Grant, Role } from '#contracts/access.ts';
import type { Authenticator, Ended } from '#kernel/access/authenticator.ts';
import { systemClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import { createMetrics } from './metrics.ts';
import { signPeerToken, verifyPeerToken } from './peer-token.ts';
import { example, exampleHandlers } from './test-contract.ts';

export const peerSecret = 'a secret of tests only';

/** `tenant` and `landlord` are guests with a grant on one stack. */
export const users = {
  guest: user('guest', 'guest'),
  viewer: user('viewer', 'viewer'),
  operator: user('operator', 'operator'),
  admin: user('admin', 'admin'),
  tenant: user('tenant', 'guest', [{ role: 'viewer', scope: { stack: 'media' } }]),
  landlord: user('landlord', 'guest', [{ role: 'admin', scope: { stack: 'media' } }]),
} as const;

function user(name: string, role: Role, grants: Grant[] = []): Caller {
  return { kind: 'user', userId: `id-of-${name}`, name, role, grants, sessionId: `session-of-${name}` };
}

const tokens: Readonly<Record<string, Pick<Extract<Caller, { kind: 'token' }>, 'permissions' | 'grants'>>> = {
  logs: { permissions: ['containers:logs'] },
  stack: {
    permissions: [],
    grants: [{ permissions: ['containers:logs'], scopes: [{ stack: 'media' }] }],
  },
};

/**
 * Knows a session for each of `users`, whose token is `session-of-<name>`, and two API tokens that may read logs only:
 * `token-of-logs` everywhere, `token-of-stack` on one stack.
 */
export function fakeAuthenticator(): Authenticator & { end(ended: Ended): void } {
  const listeners = new Set<(ended: Ended) => void>();
  const known = new Map<string, Caller>(
    Object.entries(users).map(([name, caller]) => [`session:session-of-${name}`, caller]),
  );
  for (const [name, access] of Object.entries(tokens)) {
    const of = { tokenId: name, name, userId: 'id-of-admin' };
    known.set(`api-token:token-of-${name}`, { kind: 'token', ...of, ...access });
  }
  return {
    authenticate: async ({ kind, token }) => known.get(`${kind}:${token}`) ?? { kind: 'anonymous' },
    onEnded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: (ended) => listeners.forEach((listener) => listener(ended)),
  };
}

/** Options of a server for `example` on a free loopback port, whose log goes into `lines`. */
export function testOptions(
  changes: Partial<HttpServerOptions> = {},
  lines: string[] = [],
): HttpServerOptions {
  const write = (line: string) => void lines.push(line);
  return {
    host: '127.0.0.1',
    port: 0,
    tools: [{ contract: example, handlers: exampleHandlers }],
    version: '1.2.3',
    authenticator: fakeAuthenticator(),
    verifyPeer: (header) => verifyPeerToken(header, ['pulse'], { secret: peerSecret, nowMs: Date.now() }),
    log: createLog({ level: 'info', format: 'json', write, now: () => 0 }),
    clock: systemClock,
    metrics: createMetrics(),
    readiness: [],
    trustedProxies: [],
    allowPlainHttp: false,
    ...changes,
  };
}

export function peerHeader(to = 'pulse'): string {
  return signPeerToken('hub', to, { secret: peerSecret, nowMs: Date.now() });
}
