import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testSendContext } from '../channel-http/test-receiver.ts';
import { openTestMailReceiver } from '../channel-mail/test-mail-receiver.ts';
import { openTestBroker, type TestBroker } from '../channel-mqtt/test-broker.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { Message } from '../message/message.ts';
import type { SendContext } from './channel.ts';
import { mqtt } from './mqtt.ts';

let broker: TestBroker;
beforeEach(async () => {
  broker = await openTestBroker();
});
afterEach(() => broker[Symbol.asyncDispose]());

function send(
  message: Message = exampleMessage,
  set: Record<string, unknown> = {},
  context: SendContext = testSendContext(),
) {
  const server = `mqtt://127.0.0.1:${broker.port}`;
  return mqtt.send(message, mqtt.settings.parse({ server, prefix: 'lab', ...set }), context);
}

const alertsTopics = exampleMessage.alerts.map(({ fingerprint }) => `lab/alerts/${fingerprint}`);
const over: Message = {
  ...exampleMessage,
  id: 'm2',
  status: 'resolved',
  alerts: exampleMessage.alerts.map((alert) => ({ ...alert, isFiring: false, endsAtMs: 1 })),
};
const lastOn = (topic: string) => broker.received.findLast((one) => one.topic === topic);
const stateNow = () => JSON.parse(lastOn('lab/state')?.payload ?? '');

test('what fires is kept, the message comes after it, and the connection ends as agreed', async () => {
  expect(await send()).toEqual({ kind: 'sent' });
  expect(broker.received.map(({ topic, isRetained }) => [topic, isRetained])).toEqual([
    ...alertsTopics.map((topic) => [topic, true]),
    ['lab/state', true],
    ['lab/event', false],
  ]);
  expect(stateNow()).toEqual({
    state: 'ON',
    count: 2,
    severity: 'critical',
    title: exampleMessage.title,
    url: exampleMessage.url,
    changedAtMs: exampleMessage.sentAtMs,
  });
  expect(JSON.parse(lastOn('lab/event')?.payload ?? '')).toMatchObject({
    id: 'm1',
    status: 'firing',
    text: expect.stringContaining('photos stopped'),
    alerts: [{ facts: [{}, {}, {}] }, {}],
    truncatedCount: 0,
  });
  expect(broker.goodbyes).toBe(1);
  await expect.poll(() => broker.openCount).toBe(0);
});

test('what is over is no longer kept, and nothing fires once all of it is over', async () => {
  const context = testSendContext();
  await send(exampleMessage, {}, context);
  const half = exampleMessage.alerts.map((one, index) => (index === 0 ? { ...one, isFiring: false } : one));
  await send({ ...exampleMessage, id: 'm2', alerts: half }, {}, context);
  expect(stateNow()).toMatchObject({ state: 'ON', count: 1, severity: 'warning' });
  expect(lastOn(alertsTopics[0] ?? '')).toMatchObject({ payload: '', isRetained: true });
  await send(over, {}, context);
  expect(stateNow()).toMatchObject({ state: 'OFF', count: 0, severity: null });
  expect(lastOn(alertsTopics[1] ?? '')).toMatchObject({ payload: '', isRetained: true });
});

test('what could not be sent is not counted', async () => {
  const context = testSendContext();
  broker.reply({ publish: { code: 0x97, on: '/event' } });
  expect(await send(exampleMessage, {}, context)).toMatchObject({ kind: 'retry' });
  expect(await context.memory.get('kept')).toBeUndefined();
});

test('once it is removed, the broker keeps nothing of it', async () => {
  const context = testSendContext();
  const set = { homeAssistant: 'homeassistant' };
  await send(exampleMessage, set, context);
  const kept = new Set(broker.received.filter((one) => one.isRetained).map(({ topic }) => topic));
  expect(kept.size).toBe(5);
  const server = `mqtt://127.0.0.1:${broker.port}`;
  await mqtt.withdraw?.(mqtt.settings.parse({ server, prefix: 'lab', ...set }), context);
  for (const topic of kept) expect(lastOn(topic)).toMatchObject({ payload: '', isRetained: true });
});

test('removed after a test only, it takes back what the test announced', async () => {
  const context = testSendContext();
  const set = { homeAssistant: 'homeassistant' };
  await send({ ...exampleMessage, reason: 'test' }, set, context);
  const server = `mqtt://127.0.0.1:${broker.port}`;
  await mqtt.withdraw?.(mqtt.settings.parse({ server, prefix: 'lab', ...set }), context);
  const kept = broker.received.filter((one) => one.isRetained).map(({ topic }) => topic);
  expect(kept).toHaveLength(6);
  for (const topic of kept) expect(lastOn(topic)?.payload).toBe('');
});

test('a test shows that messages arrive and lets nothing fire', async () => {
  const context = testSendContext();
  const trial: Message = { ...exampleMessage, reason: 'test' };
  await send(trial, {}, context);
  expect(broker.received.map(({ topic }) => topic)).toEqual(['lab/state', 'lab/event']);
  expect(stateNow()).toMatchObject({ state: 'OFF', count: 0 });
  await send(exampleMessage, {}, context);
  await send(trial, {}, context);
  expect(stateNow()).toMatchObject({ state: 'ON', count: 2 });
});

test('a test that is refused says so', async () => {
  broker.reply({ publish: { code: 0x87 } });
  const outcome = await send({ ...exampleMessage, reason: 'test' });
  expect(outcome).toMatchObject({
    kind: 'refused',
    isBroken: true,
    reason: expect.stringMatching(/lab\/\w+/),
  });
});

test('Home Assistant is told of two sensors, by its own topics', async () => {
  await send(exampleMessage, { homeAssistant: 'homeassistant' });
  const configs = broker.received.filter(({ topic }) => topic.startsWith('homeassistant/'));
  expect(configs.map(({ topic }) => topic)).toEqual([
    expect.stringMatching(/^homeassistant\/binary_sensor\/nexus_notify_[0-9a-f]{8}\/problem\/config$/),
    expect.stringMatching(/^homeassistant\/sensor\/nexus_notify_[0-9a-f]{8}\/count\/config$/),
  ]);
  expect(configs.every(({ isRetained }) => isRetained)).toBe(true);
  const [problem, count] = configs.map(({ payload }) => JSON.parse(payload));
  expect(problem).toMatchObject({
    name: 'Problem',
    device_class: 'problem',
    state_topic: 'lab/state',
    value_template: '{{ value_json.state }}',
    payload_on: 'ON',
    payload_off: 'OFF',
    json_attributes_topic: 'lab/state',
    device: { name: 'NEXUS Notify', configuration_url: 'https://nexus.example' },
    origin: { name: 'NEXUS' },
  });
  expect(count).toMatchObject({ state_topic: 'lab/state', value_template: '{{ value_json.count }}' });
  expect(count.unique_id).not.toBe(problem.unique_id);
  expect(count.device).toEqual(problem.device);
});

test('what stays at other topics is taken away when the settings change', async () => {
  const context = testSendContext();
  await send(exampleMessage, { homeAssistant: 'homeassistant' }, context);
  const announced = broker.received.map(({ topic }) => topic).filter((topic) => topic.startsWith('home'));
  broker.received.length = 0;
  await send({ ...exampleMessage, id: 'm2' }, { prefix: 'other' }, context);
  const withdrawn = broker.received.filter(({ payload }) => payload === '');
  expect(withdrawn.every(({ isRetained }) => isRetained)).toBe(true);
  expect(withdrawn.map(({ topic }) => topic)).toEqual([...announced, 'lab/state', ...alertsTopics]);
  broker.received.length = 0;
  await send({ ...exampleMessage, id: 'm3' }, { prefix: 'other' }, context);
  expect(broker.received.filter(({ payload }) => payload === '')).toEqual([]);
});

test('who signs in, as the broker is told', async () => {
  await send(exampleMessage, { user: 'ana', password: 'pw', clientId: 'nx' });
  await send();
  expect(broker.logins).toEqual([
    { version: 5, clientId: 'nx', user: 'ana', password: 'pw' },
    {
      version: 5,
      clientId: expect.stringMatching(/^nexus-[0-9a-f]{12}$/),
      user: undefined,
      password: undefined,
    },
  ]);
});

describe('brokers that are not as usual', () => {
  test('one that knows only 3.1.1', async () => {
    broker.reply({ versions: [4] });
    expect(await send()).toEqual({ kind: 'sent' });
    expect(broker.logins.map(({ version }) => version)).toEqual([5, 4]);
    expect(broker.received.at(-1)?.topic).toBe('lab/event');
  });

  test('one that takes one message at a time, keeps nothing, and only small ones', async () => {
    broker.reply({ properties: [0x21, 0, 1, 0x25, 0, 0x27, 0, 0, 12, 0] });
    expect(await send()).toEqual({ kind: 'sent' });
    expect(broker.received.some(({ isRetained }) => isRetained)).toBe(false);
    const event = JSON.parse(lastOn('lab/event')?.payload ?? '');
    expect(event.alerts.length + event.truncatedCount).toBe(2);
    expect(Buffer.byteLength(lastOn('lab/event')?.payload ?? '')).toBeLessThan(3_072);
  });

  test('one that takes no answers', async () => {
    broker.reply({ properties: [0x24, 0] });
    expect(await send()).toMatchObject({ kind: 'refused', isBroken: true });
  });

  test.each([
    [{ connect: { code: 0x87 } }, { kind: 'refused', isBroken: true, code: 0x87 }],
    [{ connect: { code: 0x89 } }, { kind: 'retry', code: 0x89 }],
    [{ publish: { code: 0x87, on: 'event' } }, { kind: 'refused', isBroken: true, code: 0x87 }],
    [{ publish: { code: 0x83 } }, { kind: 'retry', code: 0x83 }],
    [{ publish: { isClosed: true } }, { kind: 'retry' }],
    [{ connect: { isClosed: true } }, { kind: 'retry' }],
  ])('%j', async (replies, outcome) => {
    broker.reply(replies);
    expect(await send()).toMatchObject(outcome);
  });

  test('one that falls silent in the middle is left at the deadline', async () => {
    broker.reply({ publish: { isSilent: true, on: 'event' } });
    const context = testSendContext({ signal: AbortSignal.timeout(50) });
    await expect(send(exampleMessage, {}, context)).rejects.toThrow(/abort|timeout/i);
  });

  test('one that never answers TLS is left at the deadline', async () => {
    await using mute = await openTestMailReceiver();
    mute.reply({ HELLO: 'silent' });
    const context = testSendContext({ signal: AbortSignal.timeout(50) });
    const server = `mqtts://127.0.0.1:${mute.port}`;
    await expect(send(exampleMessage, { server }, context)).rejects.toThrow(/abort|timeout/i);
  });

  test('one that is not there, one that is none, and an address that nobody means', async () => {
    const { port } = broker;
    await broker[Symbol.asyncDispose]();
    expect(await send(exampleMessage, { server: `mqtt://127.0.0.1:${port}` })).toMatchObject({
      kind: 'retry',
    });
    broker = await openTestBroker();
    expect(await send(exampleMessage, { server: `mqtts://127.0.0.1:${broker.port}` })).toMatchObject({
      kind: 'retry',
    });
    expect(await send(exampleMessage, { server: 'mqtt://169.254.169.254' })).toMatchObject({
      reason: expect.stringContaining('link-local'),
    });
  });
});

test.each([
  { server: 'http://a' },
  { server: 'mqtt://u:p@a' },
  { server: 'mqtt://a:99999' },
  { server: 'mqtt://a/path' },
  { prefix: 'a/#' },
  { prefix: 'a+b' },
  { prefix: '$SYS' },
  { prefix: '/a' },
  { prefix: 'a/' },
  { prefix: 'a\u0000' },
])('%j does not do', (set) => {
  expect(mqtt.settings.safeParse({ server: 'mqtt://a', ...set }).success).toBe(false);
});
