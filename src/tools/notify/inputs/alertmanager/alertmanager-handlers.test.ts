import { expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { request } from '../test-inputs.ts';
import { open, read } from './test-alertmanager.ts';

const disk = { alertname: 'DiskFull', host: 'nas', severity: 'critical' };

test('what amtool posts is taken, with the times that Go writes for none', async () => {
  const lab = open();
  const zero = '0001-01-01T00:00:00.000Z';
  const alert = { annotations: { summary: 'full' }, startsAt: zero, endsAt: zero, generatorURL: 'http://x' };
  expect(await lab.post([{ ...alert, labels: { ...disk, empty: '' } }])).toEqual({ status: 200 });
  expect(lab.book.reports).toEqual([
    {
      labels: disk,
      annotations: { summary: 'full' },
      startsAtMs: undefined,
      endsAtMs: undefined,
      timeoutMs: 300_000,
      generatorUrl: 'http://x',
      source: { kind: 'alertmanager', id: 'alertmanager', name: 'Alertmanager API' },
    },
  ]);
  expect(await lab.alerts()).toEqual([
    {
      annotations: { summary: 'full' },
      endsAt: '2026-11-29T01:05:00.000Z',
      fingerprint: expect.any(String),
      receivers: [{ name: 'phone' }],
      startsAt: '2026-11-29T01:00:00.000Z',
      status: { inhibitedBy: [], mutedBy: [], silencedBy: [], state: 'active' },
      updatedAt: '2026-11-29T01:00:00.000Z',
      generatorURL: 'http://x',
      labels: disk,
    },
  ]);
});

test('nanoseconds and zones are read', async () => {
  const lab = open();
  const startsAt = '2026-11-29T02:00:00.123456789+02:00';
  await lab.post([{ labels: disk, startsAt, endsAt: '2026-11-29T00:30:00Z' }]);
  expect(lab.book.reports[0]).toMatchObject({
    startsAtMs: Date.parse('2026-11-29T00:00:00.123Z'),
    endsAtMs: Date.parse('2026-11-29T00:30:00Z'),
  });
});

test.each([
  ['no labels at all', [{ annotations: {} }], 422, '{"code":602,"message":"0.labels in body is required"}'],
  ['no label left', [{ labels: { a: '' } }], 400, '"at least one label pair required"\n'],
  [
    'an end before the start',
    [{ labels: disk, startsAt: '2030-01-02T00:00:00Z', endsAt: '2030-01-01T00:00:00Z' }],
    400,
    '"start time must be before end time"\n',
  ],
  ['a time that is none', [{ labels: disk, startsAt: 'yesterday' }], 400, '{"code":400,'],
  ['a label that is no text', [{ labels: { a: 1 } }], 400, '{"code":400,'],
  ['an object', { labels: {} }, 400, '{"code":400,'],
  ['no JSON', 'not json', 400, '{"code":400,'],
])('of %s the answer is as Alertmanager gives it', async (_, body, status, text) => {
  const answer = await open().post(body);
  expect(answer.status).toBe(status);
  expect(String(answer.body).startsWith(text)).toBe(true);
});

test('another media type is refused', async () => {
  expect(await open().post([{ labels: disk }], 'text/plain')).toMatchObject({
    status: 415,
    body: '{"code":415,"message":"unsupported media type \\"text/plain\\", only [application/json] are allowed"}',
  });
});

test('the good ones of a bad batch are kept, and every reason is told', async () => {
  const lab = open();
  const answer = await lab.post([{ labels: {} }, { labels: disk }, { labels: { refuse: '1' } }]);
  expect(answer).toMatchObject({
    status: 400,
    body: '"at least one label pair required; refused by the test"\n',
  });
  expect(lab.book.reports.map(({ labels }) => labels)).toEqual([disk]);
});

test('alerts are filtered by matcher, receiver and state, and sorted by fingerprint', async () => {
  const lab = open();
  await lab.post([{ labels: { alertname: 'Zz' } }, { labels: disk }, { labels: { alertname: 'Bb' } }]);
  const [zz] = [...lab.book.all()];
  lab.suppressed.set(zz?.fingerprint ?? '', [{ kind: 'silence', id: 's1', text: '' }]);
  const names = (alerts: { labels: Record<string, string> }[]) =>
    alerts.map(({ labels }) => labels['alertname']);
  expect(names(await lab.alerts())).toEqual(['Bb', 'DiskFull', 'Zz']);
  expect(names(await lab.alerts({ filter: ['alertname=~"Disk.*"', 'host=nas'] }))).toEqual(['DiskFull']);
  expect(names(await lab.alerts({ filter: [], receiver: 'ph.*' }))).toEqual(['DiskFull']);
  expect(names(await lab.alerts({ filter: [], silenced: 'false' }))).toEqual(['Bb', 'DiskFull']);
  const silenced = await lab.alerts({ filter: [], active: 'false', inhibited: 'false' });
  expect(silenced).toMatchObject([{ status: { silencedBy: ['s1'], state: 'suppressed' } }]);
  expect(names(await lab.alerts({ filter: [], active: 'maybe' }))).toEqual(['Zz']);
});

test('a filter or receiver that cannot be read is told as a JSON string', async () => {
  const { handlers } = open();
  const bad = await handlers.amAlerts({ query: { filter: ['bad filter'] } }, testCall(), request());
  expect(bad.status).toBe(400);
  expect(bad.body).toMatch(/^"bad matcher format: At 4: an operator: .* is missing before filter\."\n$/);
  const receiver = await handlers.amAlerts({ query: { filter: [], receiver: '[' } }, testCall(), request());
  expect(receiver.status).toBe(400);
  expect(receiver.body).toMatch(/^"failed to parse receiver param: /);
});

test('alerts that are over are not shown, and groups hold what is', async () => {
  const lab = open();
  await lab.post([{ labels: disk }, { labels: { alertname: 'old' }, endsAt: '2026-11-28T00:00:00Z' }]);
  expect(await lab.alerts()).toHaveLength(1);
  const groups = await lab.handlers.amAlertGroups({ query: { filter: [] } }, testCall(), request());
  expect(read(groups)).toMatchObject([
    { labels: { alertname: 'DiskFull' }, receiver: { name: 'phone' }, alerts: [{ labels: disk }] },
  ]);
});

test('status, receivers, health and the old version', async () => {
  const { handlers } = open();
  const ask = async (name: 'amStatus' | 'amReceivers' | 'amHealthy' | 'amReady' | 'amReload') =>
    handlers[name]({}, testCall(), request());
  expect(read(await ask('amStatus'))).toMatchObject({
    cluster: { peers: [], status: 'disabled' },
    config: { original: expect.stringContaining('\nroute:\n  receiver: default\n') },
    uptime: '2026-11-29T01:00:00.000Z',
    versionInfo: { version: '1.0.0' },
  });
  expect(read(await ask('amReceivers'))).toEqual([{ name: 'default' }, { name: 'phone' }]);
  expect([(await ask('amHealthy')).body, (await ask('amReady')).body]).toEqual(['OK', 'OK']);
  expect((await ask('amReload')).status).toBe(200);
  const old = await handlers.amV1({ params: { rest: 'alerts' } }, testCall(), request());
  expect(old.status).toBe(410);
});
