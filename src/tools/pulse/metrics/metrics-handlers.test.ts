import { expect, test } from 'vitest';
import type { Caller, Grant } from '#contracts/access.ts';
import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import { manualClock } from '#kernel/clock.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { testMonitor } from '../watching/test-watching.ts';
import { metricsHandlers } from './metrics-handlers.ts';

const up: MonitorNow = { status: 'up', sinceMs: 0, lastCheckAtMs: 1, latencyMs: 12.5, reason: null };
const down: MonitorNow = { ...up, status: 'down', latencyMs: null, reason: 'refused' };
const photos = testMonitor(1, { name: 'my "photos"', labels: { host: 'nas', stack: 'media' } });
const router = testMonitor(2, { name: 'router', state: 'paused' });
const cloud = testMonitor(3, { name: 'cloud' });
const states = new Map([
  [1, up],
  [3, down],
]);

const report = {
  sinceMs: 0,
  due: 120,
  done: 118,
  missed: 2,
  behind: 1,
  running: 3,
  lateP50Ms: 2,
  lateP99Ms: 31,
  lateMaxMs: 90,
  networkLostSinceMs: null,
  lastGap: null,
  unwritten: 4,
  lost: 0,
};

const { pulseMetrics } = metricsHandlers({
  monitors: { all: () => [photos, router, cloud] },
  live: {
    nowOf: ({ number }) => states.get(number),
    report: () => report,
    certificateOf: ({ number }) => (number === 1 ? { daysLeft: 21 } : undefined),
  },
  heartbeats: {
    uptime: async (numbers, spans) =>
      new Map(
        numbers.map((number) => [
          number,
          spans.map((span, n) => ({
            ...span,
            share: number === 1 && n === 0 ? 0.995 : null,
            downMs: 0,
            unknownMs: 0,
          })),
        ]),
      ),
  },
  clock: manualClock(),
});

const request = { method: 'GET', header: () => undefined, body: new Uint8Array() };

async function scrape(caller = testCall().caller): Promise<string> {
  const { status, headers, body } = await pulseMetrics({}, { ...testCall(), caller }, request);
  expect([status, headers?.['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return String(body);
}

test('a scrape tells of each monitor what is known of it, and nothing that is not', async () => {
  const text = await scrape();
  const about =
    'monitor="my \\"photos\\"",monitor_id="m1",kind="door",target="host1.lan:80",host="nas",stack="media"';
  expect(text).toContain(`nexus_pulse_monitor_state{${about},state="up"} 1\n`);
  expect(text).toContain(`nexus_pulse_monitor_up{${about}} 1\n`);
  expect(text).toContain(`nexus_pulse_monitor_latency_seconds{${about}} 0.0125\n`);
  expect(text).toContain(`nexus_pulse_certificate_days_left{${about}} 21\n`);
  expect(text.match(/nexus_pulse_monitor_uptime_ratio\{.*/g)).toEqual([
    `nexus_pulse_monitor_uptime_ratio{${about},period="1d"} 0.995`,
  ]);
  expect(text).toMatch(/nexus_pulse_monitor_state\{monitor="router".*state="paused"\} 1/);
  expect(text).not.toMatch(/nexus_pulse_monitor_up\{monitor="router"/);
  expect(text).toMatch(/nexus_pulse_monitor_up\{monitor="cloud".*\} 0/);
});

test('a scrape tells how well the watch is kept', async () => {
  const text = await scrape();
  expect(text).toContain('nexus_pulse_checks_due_total 120\n');
  expect(text).toContain('nexus_pulse_checks_done_total 118\n');
  expect(text).toContain('nexus_pulse_check_lateness_seconds{quantile="0.99"} 0.031\n');
  expect(text).toContain('nexus_pulse_network_lost 0\n');
});

test('who may see one stack scrapes that stack', async () => {
  const grants: Grant[] = [{ role: 'viewer', scope: { stack: 'media' } }];
  const caller: Caller = { ...viewer, role: 'guest', grants };
  const text = await scrape(caller);
  expect(text).toContain('monitor_id="m1"');
  expect(text).not.toContain('monitor_id="m2"');
  expect(text).not.toContain('checks_due');
});
