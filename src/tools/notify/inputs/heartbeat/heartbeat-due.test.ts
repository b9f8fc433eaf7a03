import { expect, test } from 'vitest';
import type { HeartbeatRule } from '#contracts/notify/inputs.ts';
import { heartbeatDueMs } from './heartbeat-due.ts';

const rule: HeartbeatRule = { everyMs: 300_000, graceMs: 120_000, severity: 'warning', labels: {} };

test.each([
  ['long after the start', 10_000_000, 0, 10_420_000],
  ['the last sign was before NEXUS was off', 0, 10_000_000, 10_120_000],
  ['the last sign was shortly before the start', 9_990_000, 10_000_000, 10_410_000],
])('%s', (_, lastMs, sinceMs, dueMs) => {
  expect(heartbeatDueMs(rule, lastMs, sinceMs)).toBe(dueMs);
});

test('without grace, a start still leaves a minute', () => {
  expect(heartbeatDueMs({ ...rule, graceMs: 0 }, 0, 10_000_000)).toBe(10_060_000);
});
