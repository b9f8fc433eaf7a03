import { expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-notify.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import { defaultRouting } from './default-config.ts';
import { openRouting } from './open-routing.ts';
import { routingHandlers } from './routing-handlers.ts';

const destinations = ['phone', 'mail'].map((name) => ({
  id: name,
  name,
  isEnabled: true,
  isDefault: name === 'phone',
}));
const critical = [{ name: 'severity', operator: '=' as const, value: 'critical' }];

function alertOf(fingerprint: string, labels: Record<string, string>): AlertRecord {
  return {
    fingerprint,
    labels,
    annotations: {},
    severity: labels['severity'] === 'critical' ? 'critical' : 'warning',
    title: `alert ${fingerprint}`,
    startsAtMs: 1,
    endsAtMs: null,
    endsByTimeout: false,
    updatedAtMs: 1,
    generatorUrl: null,
    source: { kind: 'event', id: 'x', name: 'x' },
    evidence: null,
    state: 'firing',
    acknowledgement: null,
    snoozedUntilMs: null,
    snoozeEndedMs: null,
    flapping: null,
    episodeId: null,
  };
}

async function openHandlers(alerts: readonly AlertRecord[] = []) {
  const kernel = await openTestKernel();
  const routing = await openRouting(kernel);
  const handlers = routingHandlers({
    kernel,
    routing,
    destinations: { all: () => destinations, watch: () => () => {} },
    silences: { silencing: () => [], watch: () => () => {}, get: () => undefined },
    book: { all: () => alerts },
  });
  return {
    handlers,
    async [Symbol.asyncDispose]() {
      await routing[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

const toMail = {
  ...defaultRouting,
  receivers: [{ name: 'ops', destinationIds: ['mail'], sendResolved: true }],
  route: {
    ...defaultRouting.route,
    routes: [
      {
        receiver: 'ops',
        matchers: critical,
        muteTimeIntervals: ['always'],
        activeTimeIntervals: [],
        continue: false,
        routes: [],
      },
    ],
  },
  timeIntervals: [
    { name: 'always', ranges: [{ times: [], weekdays: [], daysOfMonth: [], months: [], years: [] }] },
  ],
};

test('a preview names the alerts whose recipients change, and from whom to whom', async () => {
  const alerts = [alertOf('a', { severity: 'critical' }), alertOf('b', { severity: 'warning' })];
  await using it = await openHandlers(alerts);
  const preview = (config: typeof toMail) => it.handlers.previewRouting({ body: { config } }, testCall());
  expect(await preview({ ...toMail, timeIntervals: [{ name: 'always', ranges: [] }] })).toEqual({
    effects: [
      { fingerprint: 'a', title: 'alert a', severity: 'critical', before: ['phone'], after: ['mail'] },
    ],
    changed: 1,
    unchanged: 1,
  });
  expect(await preview(toMail)).toMatchObject({ effects: [{ before: ['phone'], after: [] }] });
});

test('a check returns the routing as Alertmanager writes it', async () => {
  await using it = await openHandlers();
  const checked = await it.handlers.checkRouting({ body: { config: toMail } }, testCall());
  expect(checked).toMatchObject({ problems: [], warnings: [] });
  expect(checked.yaml).toContain('receiver: ops');
});

test('a destination that was never there is refused; one that was removed meanwhile is a warning', async () => {
  await using it = await openHandlers();
  const receivers = [{ name: 'ops', destinationIds: ['nobody'], sendResolved: true }];
  const body = { config: { ...defaultRouting, receivers }, version: 0 };
  await expect(it.handlers.changeRouting({ body }, testCall())).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'receivers.0.destinationIds.0' }],
  });
  await it.handlers.changeRouting({ body: { config: toMail, version: 0 } }, testCall());
  destinations.pop();
  expect(await it.handlers.checkRouting({ body: { config: toMail } }, testCall())).toMatchObject({
    problems: [],
    warnings: [{ path: 'receivers.0.destinationIds.0' }, { path: 'route.routes.0.receiver' }],
  });
  destinations.push({ id: 'mail', name: 'mail', isEnabled: true, isDefault: false });
});

test('a test says what the alert has instead, and when what holds it ends', async () => {
  await using it = await openHandlers();
  const at = (labels: Record<string, string>) =>
    it.handlers.testRouting({ body: { labels, config: toMail, atMs: 5_000 } }, testCall());
  expect(await at({ severity: 'info' })).toMatchObject({
    steps: [{ seen: null }, { failed: 'severity="critical"', seen: 'info' }],
  });
  expect(await at({})).toMatchObject({ steps: [{}, { seen: '' }] });
  expect(await at({ severity: 'critical' })).toMatchObject({
    outcomes: [{ heldBy: [{ kind: 'mute-time', text: 'always', untilMs: null }] }],
  });
});
