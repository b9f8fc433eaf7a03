import { z } from 'zod';
import type { Caller, Grant, Role } from '#contracts/access.ts';
import { call, channel, defineContract, download, raw, stream, upload } from '#contracts/contract.ts';
import type { Authenticator, Ended } from '#kernel/access/authenticator.ts';
import { systemClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import type { Handlers } from '#kernel/tool.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import { createMetrics } from './metrics.ts';
import { signPeerToken, verifyPeerToken } from './peer-token.ts';

export const peerSecret = 'a secret of tests only';

/** One endpoint of each kind, for the tests of this folder. */
export const example = defineContract({
  id: 'pulse',
  title: 'Pulse',
  events: [],
  endpoints: {
    greet: call({
      method: 'GET',
      path: '/greetings/{name}',
      summary: 'Greet somebody',
      access: 'public',
      params: z.object({ name: z.string().max(20) }),
      query: z.object({
        times: z.coerce.number().int().min(1).max(3).default(1),
        loud: z.stringbool().default(false),
        tag: z.array(z.string()).default([]),
      }),
      result: z.object({ text: z.string(), tags: z.array(z.string()) }),
    }),
    note: call({
      method: 'POST',
      path: '/notes',
      summary: 'Write a note down',
      access: 'containers:operate',
      body: z.object({ text: z.string().max(20), secret: z.string().min(3).optional() }),
      result: z.object({ text: z.string(), by: z.string() }),
    }),
    peek: call({
      method: 'GET',
      path: '/peeks/{name}',
      summary: 'Look at one thing',
      access: 'containers:read',
      scoped: true,
      params: z.object({ name: z.string() }),
      result: z.object({}),
    }),
    large: call({
      method: 'GET',
      path: '/large',
      summary: 'Read much',
      access: 'signed-in',
      result: z.array(z.string()),
    }),
    ask: call({
      method: 'POST',
      path: '/ask',
      summary: 'Ask as a tool',
      access: 'tool',
      result: z.object({}),
    }),
    ticks: stream({
      path: '/ticks',
      summary: 'Count',
      access: 'containers:read',
      query: z.object({ to: z.coerce.number().int().default(3) }),
      item: z.object({ tick: z.int() }),
    }),
    talk: channel({
      path: '/talks/{room}',
      summary: 'Talk',
      access: 'containers:operate',
      params: z.object({ room: z.string() }),
      incoming: z.object({ say: z.string() }),
      outgoing: z.object({ said: z.string() }),
    }),
    fetchFile: download({
      path: '/files/{name}',
      summary: 'Fetch a file',
      access: 'containers:read',
      params: z.object({ name: z.string() }),
    }),
    putFile: upload({
      method: 'PUT',
      path: '/files/{name}',
      summary: 'Put a file',
      access: 'containers:operate',
      params: z.object({ name: z.string() }),
      result: z.object({ bytes: z.int(), announced: z.int().nullable() }),
      bodyLimitBytes: 1_000_000,
    }),
    relay: raw({
      methods: ['POST', 'DELETE'],
      path: '/relays/{name}',
      summary: 'Relay',
      access: 'containers:operate',
      params: z.object({ name: z.string() }),
      bodyLimitBytes: 100,
    }),
    hook: raw({
      methods: ['POST', 'GET'],
      path: '/hooks/{token}',
      summary: 'Take a hook',
      access: 'public',
      params: z.object({ token: z.string() }),
      bodyLimitBytes: 100,
    }),
  },
});

/** Handlers for `example`; a test replaces the ones it is about. */
export const exampleHandlers: Handlers<typeof example> = {
  greet: ({ params, query }) => {
    const text = `hello ${params.name}`.repeat(query.times);
    return { text: query.loud ? text.toUpperCase() : text, tags: query.tag };
  },
  note: ({ body }, { caller }) => ({ text: body.text, by: caller.kind }),
  peek: () => ({}),
  large: () => Array.from({ length: 500 }, (_, index) => `line ${index}`),
  ask: () => ({}),
  async *ticks({ query }, { lastEventId }) {
    for (let tick = Number(lastEventId ?? 0) + 1; tick <= query.to; tick += 1) {
      yield { id: String(tick), data: { tick } };
    }
  },
  async talk({ params }, _, room) {
    for await (const { say } of room) await room.send({ said: `${params.room}: ${say}` });
  },
  fetchFile: ({ params }) => ({ fileName: params.name, lengthBytes: 6, chunks: twoChunks() }),
  async putFile(_, __, body) {
    let bytes = 0;
    for await (const chunk of body) bytes += chunk.length;
    return { bytes, announced: body.lengthBytes ?? null };
  },
  relay: ({ params }, _, { method, header, body }) => ({
    status: 202,
    headers: { 'content-type': 'text/plain', 'x-relay': params.name },
    body: [method, header('x-said') ?? '', Buffer.from(body).toString('hex')].join(' '),
  }),
  hook: () => ({ status: 204 }),
};

async function* twoChunks(): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from('abc');
  yield Buffer.from('def');
}

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
