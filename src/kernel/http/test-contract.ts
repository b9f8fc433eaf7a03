import { z } from 'zod';
import { call, channel, defineContract, download, raw, stream, upload } from '#contracts/contract.ts';
import type { Handlers } from '#kernel/tool.ts';

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
