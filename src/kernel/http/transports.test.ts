import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '#contracts/client.ts';
import type { Client, Transport } from '#contracts/client.ts';
import { httpTransport, ProblemError } from '#contracts/http-transport.ts';
import { conflict, NexusError } from '#kernel/errors.ts';
import { startHttpServer } from './http-server.ts';
import type { HttpServer } from './http-server-options.ts';
import { localTransport } from './local-transport.ts';
import { peerTransport } from './peer-transport.ts';
import { example, exampleHandlers } from './test-contract.ts';
import { peerHeader, testOptions, users } from './test-server.ts';

const failing = {
  ...exampleHandlers,
  ask: () => Promise.reject(conflict('It is taken.', { cause: 'the words of the engine' })),
  async *ticks({ query }: { query: { to: number } }, context: { lastEventId: string | undefined }) {
    if (query.to < 0) throw conflict('No such count.');
    yield { id: '7', data: { tick: Number(context.lastEventId ?? 6) + 1 } };
    if (query.to === 0) throw conflict('It broke off.');
    yield { data: { tick: 8 } };
  },
};
const served = { contract: example, handlers: failing };
const kinds = ['local', 'peer', 'peer behind a gateway', 'session', 'session behind a gateway'] as const;
type Kind = (typeof kinds)[number];

let server: HttpServer;
let gateway: HttpServer;

beforeAll(async () => {
  server = await startHttpServer(testOptions({ tools: [served] }));
  const peers = { urls: new Map([['pulse', server.url] as const]), sign: () => peerHeader() };
  gateway = await startHttpServer(testOptions({ tools: [], peers }));
});

afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

function clientOver(kind: Kind): Client<typeof example> {
  const transports: Readonly<Record<Kind, () => Transport>> = {
    local: () => localTransport(served, { kind: 'tool', tool: 'hub' }),
    peer: () => peerTo(server),
    'peer behind a gateway': () => peerTo(gateway),
    session: () => sessionTo(server),
    'session behind a gateway': () => sessionTo(gateway),
  };
  return createClient(example, transports[kind]());
}

function peerTo({ url }: HttpServer): Transport {
  return peerTransport({ baseUrl: `${url}/api/pulse`, headers: () => ({ authorization: peerHeader() }) });
}

function sessionTo({ url }: HttpServer): Transport {
  const headers = () => ({ cookie: 'nexus=session-of-operator', origin: url });
  return httpTransport({ baseUrl: `${url}/api/pulse`, headers });
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test.each(kinds)('%s: a call takes input and gives a result', async (kind) => {
  const client = clientOver(kind);
  const greeting = await client.greet({ params: { name: 'a/b ?&' }, query: { times: 2, tag: ['x', 'y'] } });
  expect(greeting).toEqual({ text: 'hello a/b ?&hello a/b ?&', tags: ['x', 'y'] });
});

test.each(kinds)('%s: bad input is refused with its fields', async (kind) => {
  const call = clientOver(kind).greet({ params: { name: 'b' }, query: { times: 9 } });
  const issues = [{ path: 'times', message: 'Too big: expected number to be <=3' }];
  const isSession = kind.startsWith('session');
  await expect(call).rejects.toMatchObject(
    isSession ? { problem: { status: 400, issues } } : { status: 400, issues },
  );
  await expect(call).rejects.toBeInstanceOf(isSession ? ProblemError : NexusError);
});

test.each(kinds)('%s: a stream gives its items, resumes, and ends', async (kind) => {
  const { ticks } = clientOver(kind);
  expect(await collect(ticks({ query: {} }))).toEqual([
    { id: '7', data: { tick: 7 } },
    { id: kind === 'local' ? undefined : '7', data: { tick: 8 } },
  ]);
  const [first] = await collect(ticks({ query: {} }, { lastEventId: '41' }));
  expect(first).toEqual({ id: '7', data: { tick: 42 } });
});

test.each(kinds)('%s: a stream that fails says why, at once or later', async (kind) => {
  const { ticks } = clientOver(kind);
  await expect(collect(ticks({ query: { to: -1 } }))).rejects.toThrow('No such count.');
  const items = ticks({ query: { to: 0 } })[Symbol.asyncIterator]();
  expect((await items.next()).value).toMatchObject({ data: { tick: 7 } });
  await expect(items.next()).rejects.toThrow('It broke off.');
});

test.each(['local', 'peer', 'peer behind a gateway'] as const)(
  '%s: the failure of another tool is our own',
  async (kind) => {
    const call = clientOver(kind).ask({});
    await expect(call).rejects.toMatchObject({ code: 'conflict', status: 409, message: 'It is taken.' });
    await expect(call).rejects.toMatchObject({ cause: 'the words of the engine' });
  },
);

test.each(['local', 'peer', 'peer behind a gateway'] as const)(
  '%s: a channel carries messages both ways',
  async (kind) => {
    const talk = clientOver(kind).talk({ params: { room: 'a b' } });
    talk.send({ say: 'one' });
    talk.send({ say: 'two' });
    const said: string[] = [];
    for await (const message of talk) {
      said.push(message.said);
      if (said.length === 2) talk.close();
    }
    expect(said).toEqual(['a b: one', 'a b: two']);
  },
);

test.each(kinds)('%s: a file comes with its name, and goes', async (kind) => {
  const client = clientOver(kind);
  const name = 'año "1" <b>.txt';
  const file = await client.fetchFile({ params: { name } });
  expect(file).toMatchObject({ fileName: name, lengthBytes: 6 });
  expect(Buffer.concat(await collect(file.chunks)).toString()).toBe('abcdef');
  const blob = new Blob(['x'.repeat(100_000)]);
  expect(await client.putFile({ params: { name } }, blob)).toEqual({ bytes: 100_000, announced: 100_000 });
  expect(await client.putFile({ params: { name } }, pieces(3))).toEqual({ bytes: 30_000, announced: null });
});

test.each(kinds)('%s: a file that is too long is refused, however it comes', async (kind) => {
  const { putFile } = clientOver(kind);
  const refused = kind.startsWith('session') ? { problem: { status: 413 } } : { status: 413 };
  await expect(putFile({ params: { name: 'a' } }, new Blob(['x'.repeat(1_000_001)]))).rejects.toMatchObject(
    refused,
  );
  await expect(putFile({ params: { name: 'a' } }, pieces(101))).rejects.toMatchObject(refused);
});

async function* pieces(count: number): AsyncGenerator<Uint8Array, void> {
  for (let piece = 0; piece < count; piece += 1) yield Buffer.alloc(10_000);
}

test.each(kinds)('%s: an aborted call rejects with the reason', async (kind) => {
  const signal = AbortSignal.abort(new Error('changed my mind'));
  await expect(clientOver(kind).greet({ params: { name: 'b' }, query: {} }, { signal })).rejects.toThrow(
    'changed my mind',
  );
});

test('a local caller without permission is refused', async () => {
  const client = createClient(example, localTransport(served, users.viewer));
  await expect(client.note({ body: { text: 'a' } })).rejects.toMatchObject({ status: 403 });
  expect(() => client.talk({ params: { room: 'x' } })).toThrow(NexusError);
});

test('a tool that is away is unavailable, and a page of a proxy is no answer', async () => {
  const away = createClient(
    example,
    peerTransport({ baseUrl: 'http://127.0.0.1:1/api/pulse', headers: () => ({}) }),
  );
  await expect(away.ask({})).rejects.toMatchObject({ code: 'unavailable', status: 503 });
  const answers = [
    new Response('<html>', { status: 502 }),
    new Response('<html>'),
    Response.json({ text: 1 }),
  ];
  for (const answer of answers) {
    const transport = httpTransport({ baseUrl: 'http://nexus/api/pulse', fetch: async () => answer });
    const call = createClient(example, transport).greet({ params: { name: 'b' }, query: {} });
    await expect(call).rejects.toMatchObject({ problem: { status: 502, code: 'unexpected-answer' } });
  }
});
