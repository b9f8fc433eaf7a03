import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { mqtt } from './mqtt.ts';
import { testContext } from './testing/test-context.ts';
import { tcpServer } from './testing/test-server.ts';

const packet = (kind: number, ...body: readonly (number | string)[]) => {
  const bytes = Buffer.concat(
    body.map((one) => (typeof one === 'number' ? Buffer.from([one]) : Buffer.from(one))),
  );
  return Buffer.concat([Buffer.from([kind, bytes.length]), bytes]);
};
const connected = packet(0x20, 0, 0);
const subscribed = packet(0x90, 0, 1, 0);
const message = (topic: string, payload: string) => packet(0x30, 0, topic.length, topic, payload);

/** Answers each thing that comes with the next of the answers. */
async function ask(
  answers: readonly (Buffer | ((socket: Socket) => void))[],
  settings: object = {},
  ms = 5_000,
) {
  await using server = await tcpServer((socket) => {
    let next = 0;
    socket.on('data', () => {
      const answer = answers[next];
      next += 1;
      if (typeof answer === 'function') answer(socket);
      else socket.write(answer ?? '');
    });
  });
  const set = mqtt.settings.parse({ host: '127.0.0.1', port: server.port, ...settings });
  const context = { signal: AbortSignal.timeout(ms), timeoutMs: ms, wants: new Set(['BODY']) };
  const outcome = await mqtt.check(set, testContext(context));
  await expect.poll(() => server.open()).toBe(0);
  return outcome;
}

test('the first message that fits ends the wait', async () => {
  const several = Buffer.concat([
    subscribed,
    message('a', 'no'),
    message('b', 'is ready'),
    message('c', 'late'),
  ]);
  const outcome = await ask([connected, several], { topic: '+', operator: 'contains', expected: 'ready' });
  expect(outcome).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
  expect([outcome.values?.value('TOPIC'), outcome.values?.value('BODY')]).toEqual(['b', 'is ready']);
});

test.each([
  ['a wrong password', packet(0x20, 0, 4), 'auth'],
  ['one who may not', packet(0x20, 0, 5), 'auth'],
  ['a broker that is not ready', packet(0x20, 0, 3), 'starting'],
  ['another version', packet(0x20, 0, 1), 'query'],
  ['something else first', packet(0xd0), 'reset'],
  ['no packet', Buffer.from([0x20, 255, 255, 255, 255]), 'bad-answer'],
])('%s', async (_, answer, id) => {
  expect(await ask([answer])).toMatchObject({ ok: false, reason: { id } });
});

test('a topic that one may not hear', async () => {
  expect(await ask([connected, packet(0x90, 0, 1, 0x80)], { topic: 'a' })).toMatchObject({
    reason: { id: 'auth', detail: expect.stringMatching(/^a: /) },
  });
});

test('nothing fits in the time given', async () => {
  const heard = Buffer.concat([subscribed, message('a', '17')]);
  const settings = { topic: 'a', operator: '>', expected: '20' };
  expect(await ask([connected, heard], settings, 150)).toMatchObject({
    reason: { id: 'no-message', detail: 'Last on a: 17' },
  });
  expect(await ask([connected], settings, 150)).toMatchObject({ reason: { id: 'timeout-answer' } });
});

test('a broker that sends more than is read, or what nobody asked for, is given up', async () => {
  const huge = Buffer.concat([subscribed, Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])]);
  expect(await ask([connected, huge], { topic: 'a' })).toMatchObject({ reason: { id: 'body-too-large' } });
  const pour = (socket: Socket) => {
    const more = () => {
      while (socket.writable && socket.write(Buffer.alloc(20_000, Buffer.from([0xd0, 0]))));
    };
    socket.on('drain', more);
    more();
  };
  expect(await ask([connected, pour], { topic: 'a' })).toMatchObject({ reason: { id: 'bad-answer' } });
});

test('a topic that is never still is given up', async () => {
  const pour = (socket: Socket) => {
    socket.write(subscribed);
    const length = Buffer.from([0x30, 0x83, 0x80, 0x04]);
    const one = Buffer.concat([length, Buffer.from([0, 1]), Buffer.alloc(65_537, 'a')]);
    const more = () => {
      while (socket.writable && socket.write(one));
    };
    socket.on('drain', more);
    more();
  };
  const settings = { topic: '#', operator: '==', expected: 'b' };
  expect(await ask([connected, pour], settings)).toMatchObject({ reason: { id: 'body-too-large' } });
});

test.each(['a/#/b', 'a+', '#a', 'a/b#'])('the topic %s is refused', (topic) => {
  expect(() => mqtt.settings.parse({ host: 'a', topic })).toThrow(/Use words/);
});

test.each(['#', '+/+/x', 'a/#', '$SYS/broker/uptime', '/'])('the topic %s is taken', (topic) => {
  expect(mqtt.settings.parse({ host: 'a', topic }).topic).toBe(topic);
});
