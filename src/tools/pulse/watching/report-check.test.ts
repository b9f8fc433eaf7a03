import { expect, test } from 'vitest';
import { CheckReport } from '#contracts/pulse/check-report.ts';
import { checkValues } from '#library/conditions/check-values.ts';
import type { CheckOutcome } from '../checks/check-kind.ts';
import type { WantedMonitor } from '../monitors/stored-monitor.ts';
import { reportChecks } from './report-check.ts';
import { refused, testDoors, testMonitor } from './test-watching.ts';

function ask(
  outcome: CheckOutcome | 'hang',
  changes: Partial<WantedMonitor> = {},
  signal = new AbortController().signal,
) {
  const doors = testDoors();
  doors.says.set('m1', outcome);
  const surroundings = { nowMs: () => 5, monotonicMs: () => performance.now(), resolve: async () => [] };
  return reportChecks({ kinds: [doors.kind], surroundings })({ ...testMonitor(1), ...changes }, signal);
}

test('everything that was seen is told, conditions that hold too', async () => {
  const values = checkValues((name) => (name === 'STATUS' ? 500 : undefined));
  const report = await ask(
    {
      ok: true,
      latencyMs: 40,
      values,
      timings: { dnsMs: 2 },
      addresses: ['10.0.0.1'],
      address: '10.0.0.1',
      evidence: [{ label: 'Status', labelEs: 'Estado', seen: '500' }],
    },
    { conditions: ['[STATUS] == 200', '[RESPONSE_TIME] < 100'] },
  );
  expect(CheckReport.parse(report)).toEqual(report);
  expect(report).toMatchObject({
    atMs: 5,
    outcome: 'down',
    reason: { id: 'condition', detail: '[STATUS] (500) == 200' },
    conditions: [
      { text: '[STATUS] == 200', holds: false, shown: '[STATUS] (500) == 200' },
      { text: '[RESPONSE_TIME] < 100', holds: true, shown: '[RESPONSE_TIME] (40) < 100' },
    ],
    timings: { dnsMs: 2 },
  });
  expect(report.evidence.at(-1)).toEqual({
    label: { en: 'Status', es: 'Estado' },
    expected: null,
    seen: '500',
  });
});

test.each([
  ['up', { ok: true, latencyMs: 5 }, {}, null],
  ['degraded', { ok: true, latencyMs: 50 }, { degradedAboveMs: 20 }, null],
  ['degraded', { ok: true, warning: { id: 'tls-expiring' } }, {}, 'tls-expiring'],
  ['down', refused, {}, 'refused'],
  ['up', refused, { isUpsideDown: true }, 'refused'],
  ['down', { ok: true }, { isUpsideDown: true }, 'answers'],
] as const)('%s', async (outcome, says, changes, reason) => {
  const report = await ask(says, changes);
  expect([report.outcome, report.reason?.id ?? null]).toEqual([outcome, reason]);
  expect(CheckReport.parse(report)).toEqual(report);
});

test('a check that hangs ends at its deadline, and when the person goes away', async () => {
  expect(await ask('hang', { timeoutMs: 20 })).toMatchObject({
    outcome: 'down',
    reason: { id: 'timeout-answer' },
  });
  const gone = new AbortController();
  const report = ask('hang', { timeoutMs: 60_000 }, gone.signal);
  gone.abort();
  expect((await report).outcome).toBe('down');
});
