import { describe, expect, test } from 'vitest';
import type { HandlersFor } from '#kernel/tool.ts';
import type { notify } from '#contracts/notify/contract.ts';
import { openTestReceiver } from './channel-http/test-receiver.ts';
import { defaultRouting } from './routing/default-config.ts';
import { startNotify } from './start-notify.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from './test-notify.ts';

type Handlers = HandlersFor<(typeof notify)['endpoints']>;

const options = { publicUrl: 'https://nexus.example', version: '0.0.0' };

async function openNotify() {
  const kernel = await openTestKernel();
  const tool = await startNotify(kernel, options);
  await kernel.bus.start();
  const receiver = await openTestReceiver();
  const { handlers } = tool;
  const route = { ...defaultRouting.route, groupWaitMs: 0, groupIntervalMs: 1_000 };
  const body = { version: 0, config: { ...defaultRouting, route } };
  await handlers.changeRouting({ body }, testCall());
  return {
    kernel,
    handlers,
    receiver,
    async [Symbol.asyncDispose]() {
      await tool[Symbol.asyncDispose]();
      await receiver[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}

async function addWebhook(handlers: Handlers, url: string): Promise<void> {
  const draft = { name: 'sink', kind: 'webhook', settings: { url }, language: 'en' as const };
  const body = { ...draft, templateId: null, fallbackId: null, isEnabled: true, isDefault: true };
  await handlers.createDestination({ body }, testCall());
}

async function post(handlers: Handlers, alerts: object[]) {
  const body = new TextEncoder().encode(JSON.stringify(alerts));
  const header = (name: string) => (name === 'content-type' ? 'application/json' : undefined);
  return handlers.amPostAlerts({}, testCall(), { method: 'POST', header, body });
}

describe('Notify as a whole', () => {
  test('an alert that Prometheus reports reaches a webhook with its explanation, and so does its end', async () => {
    await using notify = await openNotify();
    const { handlers, receiver } = notify;
    await addWebhook(handlers, receiver.url);
    const labels = { alertname: 'DiskFull', host: 'nas', severity: 'critical' };
    const annotations = { summary: 'Disk of nas is full', description: '97 % used' };
    expect(await post(handlers, [{ labels, annotations }])).toMatchObject({ status: 200 });
    const first = await eventually(() => receiver.received[0]);
    expect(JSON.parse(first.text)).toMatchObject({
      status: 'firing',
      reason: 'first',
      severity: 'critical',
      alerts: [{ title: 'Disk of nas is full', url: expect.stringContaining('https://nexus.example/') }],
    });
    expect(first.text).toContain('97 % used');
    await post(handlers, [{ labels, endsAt: new Date().toISOString() }]);
    const second = await eventually(() => receiver.received[1]);
    expect(JSON.parse(second.text)).toMatchObject({ status: 'resolved', reason: 'all-resolved' });
    // The receiver hears of it before the outcome is written down.
    const sent = () => handlers.deliveries({ query: { state: ['sent'], limit: 10 } }, testCall());
    await eventually(async () => ((await sent()).deliveries.length === 2 ? true : undefined));
    expect(notify.kernel.complaints).toEqual([]);
  });

  test('a silence keeps it back, and the tester says so', async () => {
    await using notify = await openNotify();
    const { handlers, receiver } = notify;
    await addWebhook(handlers, receiver.url);
    const matchers = [{ name: 'host', operator: '=' as const, value: 'nas' }];
    const startsAtMs = Date.now();
    const wanted = { matchers, startsAtMs, endsAtMs: startsAtMs + 60_000, comment: 'moving' };
    await handlers.createSilence({ body: wanted }, testCall());
    await post(handlers, [
      { labels: { alertname: 'A', host: 'nas' } },
      { labels: { alertname: 'A', host: 'pi' } },
    ]);
    const told = await eventually(() => receiver.received[0]);
    expect(JSON.parse(told.text).groupLabels).toEqual({ alertname: 'A', host: 'pi' });
    const body = { labels: { alertname: 'A', host: 'nas' } };
    expect(await handlers.testRouting({ body }, testCall())).toMatchObject({
      outcomes: [
        {
          receiver: 'default',
          destinations: [{ name: 'sink' }],
          heldBy: [{ kind: 'silence', text: 'ana: moving' }],
        },
      ],
    });
  });

  test('a template that is removed is used by no channel any more', async () => {
    await using notify = await openNotify();
    const { handlers, receiver } = notify;
    const words = { name: 'Short', title: '{{ title }}', body: '' };
    const { id } = await handlers.createTemplate({ body: words }, testCall());
    const draft = { name: 'sink', kind: 'webhook', settings: { url: receiver.url }, language: 'en' as const };
    const body = { ...draft, templateId: id, fallbackId: null, isEnabled: true, isDefault: true };
    const sink = await handlers.createDestination({ body }, testCall());
    await handlers.removeTemplate({ params: { id } }, testCall());
    const [shown] = await handlers.destinations({}, testCall());
    expect(shown).toMatchObject({ id: sink.id, templateId: null });
    await expect(
      handlers.changeDestination({ params: { id: sink.id }, body }, testCall()),
    ).rejects.toMatchObject({ issues: [{ path: 'templateId' }] });
  });

  test('the tester says what an alert of now would keep quiet', async () => {
    await using notify = await openNotify();
    const { handlers } = notify;
    await post(handlers, [{ labels: { alertname: 'Down', host: 'nas', condition: 'down' } }]);
    const body = { labels: { alertname: 'Down', host: 'nas', container: 'photos', condition: 'down' } };
    expect(await handlers.testRouting({ body }, testCall())).toMatchObject({
      outcomes: [{ heldBy: [{ kind: 'dependency', text: 'Down on nas' }] }],
    });
    const inhibitRules = [
      {
        name: 'host',
        source: [{ name: 'alertname', operator: '=' as const, value: 'Down' }],
        target: [{ name: 'alertname', operator: '=' as const, value: 'Slow' }],
        equal: ['host'],
      },
    ];
    const slow = { labels: { alertname: 'Slow', host: 'nas' }, config: { ...defaultRouting, inhibitRules } };
    expect(await handlers.testRouting({ body: slow }, testCall())).toMatchObject({
      outcomes: [{ heldBy: [{ kind: 'inhibition', text: 'Down on nas' }] }],
    });
  });
});
