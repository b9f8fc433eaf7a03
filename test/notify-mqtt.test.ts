import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireEngine } from './engines.ts';
import { openMosquitto, type Mosquitto } from './notify/mosquitto.ts';
import { openNotify, type NotifyUnderTest } from './notify/notify-under-test.ts';

describe.skipIf(!requireEngine('mosquitto'))('messages by a real broker', () => {
  let broker: Mosquitto;
  let notify: NotifyUnderTest;

  beforeAll(async () => {
    [broker, notify] = await Promise.all([openMosquitto(), openNotify()]);
  });
  afterAll(async () => {
    await notify?.[Symbol.asyncDispose]();
    await broker?.[Symbol.asyncDispose]();
  });

  const plain = () => ({ server: `mqtt://127.0.0.1:${broker.port}`, ...account() });
  const secure = () => ({ server: `mqtts://localhost:${broker.tlsPort}`, ca: broker.ca, ...account() });
  const account = () => ({ user: broker.user, password: broker.password, prefix: 'lab/notify' });
  const disk = { alertname: 'DiskFull', host: 'nas', severity: 'critical' };

  test('a test message goes out, plain and by TLS', async () => {
    for (const settings of [
      plain(),
      secure(),
      { ...secure(), server: `mqtts://127.0.0.1:${broker.tlsPort}` },
    ]) {
      const act = async () =>
        expect(await notify.tryOut('mqtt', settings)).toMatchObject({ isDelivered: true });
      const [event] = await broker.hear('lab/notify/event', 1, { act });
      expect(JSON.parse(event?.payload ?? '')).toMatchObject({
        reason: 'test',
        title: 'Test: Test message from NEXUS',
      });
    }
  });

  test.each([
    [
      'a wrong password',
      () => ({ ...plain(), password: 'planted-wrong' }),
      /not authorised.*Check user and password/,
    ],
    ['nobody', () => ({ ...plain(), user: undefined, password: undefined }), /not authorised/],
    [
      'who may not write',
      () => ({ ...plain(), ...broker.reader }),
      /message on lab\/notify\/\w+: not authorised/,
    ],
    ['an authority that nobody knows', () => ({ ...secure(), ca: undefined }), /could not be encrypted/],
    ['TLS where there is none', () => ({ ...secure(), server: `mqtts://localhost:${broker.port}` }), /./],
    ['no TLS where there is some', () => ({ ...plain(), server: `mqtt://localhost:${broker.tlsPort}` }), /./],
  ])('%s: it says why', async (_, settings, words) => {
    const outcome = await notify.tryOut('mqtt', settings());
    expect(outcome).toMatchObject({ isDelivered: false, text: expect.stringMatching(words) });
    expect(JSON.stringify(outcome)).not.toContain('planted-wrong');
  });

  test('what fires is kept for whoever comes later, also over a crash of the broker, and goes when it is over', async () => {
    const { id } = await notify.addDestination('mqtt', { ...secure(), homeAssistant: 'homeassistant' });
    const annotations = { summary: 'Disk «nas» is full 💾' };
    const [event] = await broker.hear('lab/notify/event', 1, {
      seconds: 30,
      act: () => notify.report([{ labels: disk, annotations }]),
    });
    expect(JSON.parse(event?.payload ?? '')).toMatchObject({
      status: 'firing',
      severity: 'critical',
      alerts: [{ title: 'Disk «nas» is full 💾', labels: { host: 'nas' } }],
    });
    await expect.poll(async () => (await notify.destination(id)).health.state).toBe('working');
    const kept = await broker.hear('#', 4);
    expect(kept.every(({ isRetained }) => isRetained)).toBe(true);
    expect(kept.map(({ topic }) => topic).toSorted()).toEqual([
      expect.stringMatching(/^homeassistant\/binary_sensor\/\w+\/problem\/config$/),
      expect.stringMatching(/^homeassistant\/sensor\/\w+\/count\/config$/),
      expect.stringMatching(/^lab\/notify\/alerts\/[0-9a-f]+$/),
      'lab/notify/state',
    ]);
    expect(await stateNow()).toMatchObject({ state: 'ON', count: 1, severity: 'critical' });

    await broker.kill();
    await notify.report([{ labels: { ...disk, host: 'pi', severity: 'warning' } }]);
    await expect
      .poll(async () => (await notify.destination(id)).health, { timeout: 30_000 })
      .toMatchObject({ state: 'waiting', waiting: 1 });
    await broker.start();
    const late = await broker.hear('lab/notify/event', 1, { seconds: 60 });
    expect(JSON.parse(late[0]?.payload ?? '')).toMatchObject({ alerts: [{ labels: { host: 'pi' } }] });
    expect(await stateNow()).toMatchObject({ state: 'ON', count: 2 });

    const endsAt = new Date(Date.now() - 1_000).toISOString();
    const pi = { ...disk, host: 'pi', severity: 'warning' };
    const over = await broker.hear('lab/notify/event', 2, {
      seconds: 60,
      act: () => notify.report([disk, pi].map((labels) => ({ labels, endsAt }))),
    });
    expect(over.map(({ payload }) => JSON.parse(payload).status)).toEqual(['resolved', 'resolved']);
    await expect.poll(stateNow, { timeout: 10_000 }).toMatchObject({ state: 'OFF', count: 0 });
    expect(await broker.hear('lab/notify/alerts/+', 1, { seconds: 1 })).toEqual([]);

    await notify.report([{ labels: disk }]);
    await expect.poll(stateNow, { timeout: 30_000 }).toMatchObject({ state: 'ON', count: 1 });
    await notify.ask('DELETE', `/destinations/${id}`);
    expect(await broker.hear('#', 1, { seconds: 1 })).toEqual([]);
  });

  async function stateNow(): Promise<unknown> {
    const [state] = await broker.hear('lab/notify/state', 1);
    return JSON.parse(state?.payload ?? 'null');
  }
});
