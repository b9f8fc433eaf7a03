import { describe, expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-notify.ts';
import { checkConfig } from './check-config.ts';
import { compileRouting, targetOf } from './compile-routing.ts';
import { defaultRouting } from './default-config.ts';
import { routingWarnings } from './routing-warnings.ts';
import { openRouting } from './open-routing.ts';
import { traceRoute } from './trace-route.ts';

const destination = (id: string, changes: object = {}) => ({
  id,
  name: `name of ${id}`,
  isEnabled: true,
  isDefault: true,
  ...changes,
});
const list = (...all: ReturnType<typeof destination>[]) => ({ all: () => all, watch: () => () => {} });

const nothing = { names: [], ids: new Set<string>() };

describe('with nothing set', () => {
  const routing = compileRouting(defaultRouting);

  test('the routing has no problems', () => {
    expect(checkConfig(defaultRouting, nothing)).toEqual([]);
  });

  test.each([
    ['critical', 4 * 3_600_000],
    ['warning', 24 * 3_600_000],
    ['info', 0],
  ])('%s alerts are recalled after %d ms', (severity, repeatIntervalMs) => {
    const [route] = routing.routesFor({ alertname: 'DiskFull', host: 'nas', severity });
    expect(route).toMatchObject({
      receiver: 'default',
      repeatIntervalMs,
      groupLabels: { alertname: 'DiskFull', host: 'nas' },
    });
  });

  test('everybody who is enabled and marked so hears', () => {
    const all = list(
      destination('a'),
      destination('b', { isDefault: false }),
      destination('c', { isEnabled: false }),
    );
    expect(targetOf('default', defaultRouting, all)).toEqual({ destinationIds: ['a'], sendResolved: true });
    expect(targetOf('name of b', defaultRouting, all).destinationIds).toEqual(['b']);
    expect(targetOf('nobody', defaultRouting, all).destinationIds).toEqual([]);
  });

  test('a receiver that lists destinations means those', () => {
    const config = {
      ...defaultRouting,
      receivers: [{ name: 'default', destinationIds: ['b'], sendResolved: false }],
    };
    const all = list(destination('a'), destination('b', { isDefault: false }));
    expect(targetOf('default', config, all)).toEqual({ destinationIds: ['b'], sendResolved: false });
  });
});

test('every problem is named with its place', () => {
  const config = RoutingConfig.parse({
    route: {
      matchers: [{ name: 'a', operator: '=', value: 'b' }],
      routes: [
        {
          receiver: 'nobody',
          matchers: [{ name: 'a', operator: '=~', value: '[' }],
          muteTimeIntervals: ['never'],
          groupBy: ['...', 'a'],
          groupIntervalMs: 10,
        },
      ],
    },
    receivers: [{ name: 'x' }, { name: 'x' }],
    timeIntervals: [{ name: 'night', ranges: [{ timeZone: 'Mars/Olympus' }] }],
    noiseRules: [{ flapStartPercent: 20, flapStopPercent: 20 }],
  });
  expect(checkConfig(config, nothing).map(({ path }) => path)).toEqual([
    'route.receiver',
    'route.matchers',
    'route.routes.0.receiver',
    'route.routes.0.muteTimeIntervals.0',
    'route.routes.0.groupIntervalMs',
    'route.routes.0.groupBy',
    'route.routes.0.matchers.0.value',
    'receivers.1.name',
    'timeIntervals.0.ranges.0.timeZone',
    'noiseRules.0.flapStopPercent',
  ]);
});

test('spans of time that never hold are named', () => {
  const range = {
    times: [
      { from: 1320, to: 420 },
      { from: 60, to: 60 },
    ],
    weekdays: [{ from: 6, to: 1 }],
    daysOfMonth: [
      { from: 1, to: -1 },
      { from: 0, to: 5 },
      { from: -1, to: -3 },
      { from: -3, to: 31 },
    ],
    months: [{ from: 11, to: 2 }],
    years: [{ from: 2027, to: 2026 }],
  };
  const config = RoutingConfig.parse({ ...defaultRouting, timeIntervals: [{ name: 'x', ranges: [range] }] });
  const place = 'timeIntervals.0.ranges.0.';
  expect(checkConfig(config, nothing).map(({ path }) => path.replace(place, ''))).toEqual([
    'times.1',
    'weekdays.0',
    'daysOfMonth.1',
    'daysOfMonth.2',
    'months.0',
    'years.0',
  ]);
});

test('what is right but reaches nobody is a warning', () => {
  const config = RoutingConfig.parse({
    route: {
      receiver: 'default',
      routes: ['team', 'name of c', 'name of a'].map((receiver) => ({ receiver, continue: true })),
    },
    receivers: [{ name: 'team', destinationIds: ['gone'] }, { name: 'spare' }],
  });
  const all = list(destination('a', { isDefault: false }), destination('c', { isEnabled: false }));
  expect(routingWarnings(config, all)).toMatchObject([
    { path: 'receivers.0.destinationIds.0', message: 'This destination was removed.' },
    {
      path: 'route.receiver',
      message: 'Nobody hears of what goes to default: it has no enabled destination.',
    },
    {
      path: 'route.routes.0.receiver',
      message: 'Nobody hears of what goes to team: it has no enabled destination.',
    },
    {
      path: 'route.routes.1.receiver',
      message: 'Nobody hears of what goes to name of c: it has no enabled destination.',
    },
  ]);
  expect(checkConfig(config, { names: ['name of a', 'name of c'], ids: new Set(['gone']) })).toEqual([]);
});

test('the tester shows each part on the way, and what failed', () => {
  const { root } = compileRouting(defaultRouting);
  const trace = traceRoute(
    root,
    { severity: 'info' },
    {
      destinationsOf: () => [{ id: 'a', name: 'phone' }],
      heldBy: () => [],
    },
  );
  expect(
    trace.steps.map(({ position, matched, failed, chosen }) => ({ position, matched, failed, chosen })),
  ).toEqual([
    { position: [], matched: true, failed: null, chosen: false },
    { position: [0], matched: false, failed: 'severity="critical"', chosen: false },
    { position: [1], matched: true, failed: null, chosen: true },
  ]);
  expect(trace.outcomes).toMatchObject([
    { position: [1], receiver: 'default', groupKey: '{}/{severity="info"}:{}' },
  ]);
});

test('a change is kept, told, and refused when another came first', async () => {
  await using kernel = await openTestKernel();
  await using routing = await openRouting(kernel);
  expect(routing).toMatchObject({ version: 0, isDefault: true, config: defaultRouting });
  let told = 0;
  routing.watch(() => (told += 1));
  const changed = { ...defaultRouting, resolveTimeoutMs: 60_000 };
  expect(await routing.change(admin, changed, 0)).toBe(1);
  expect(told).toBe(1);
  await expect(routing.change(admin, defaultRouting, 0)).rejects.toMatchObject({ code: 'conflict' });
  await using again = await openRouting(kernel);
  expect(again).toMatchObject({ version: 1, isDefault: false, config: { resolveTimeoutMs: 60_000 } });
  expect(await kernel.published()).toMatchObject([
    { payload: { action: 'change routing', actorName: 'ana' } },
  ]);
});
