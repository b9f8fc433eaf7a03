import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import type { CheckOutcome } from '../checks/check-kind.ts';
import { newMonitorState } from '../states/monitor-state.ts';
import { type Circumstances, type IncidentStep, observeCheck, type Remembered } from './observe-check.ts';
import type { Telling } from './tell.ts';
import { refused, testDoors, testMonitor } from './test-watching.ts';
import { watchedMonitor } from './watched-monitor.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';

/** A monitor that is observed step by step, every ten seconds. */
function observed(changes: Partial<StoredMonitor> = {}) {
  const clock = manualClock(0);
  const watched = watchedMonitor(testMonitor(1, { name: 'photos', ...changes }), [testDoors().kind]);
  if (!watched) throw new TypeError('It cannot be watched.');
  let remembered: Remembered = {
    state: newMonitorState(0),
    certificate: undefined,
    downReason: undefined,
    lastGood: undefined,
    firstBad: undefined,
    last: undefined,
  };
  const steps: IncidentStep[] = [];
  const tellings: Telling[] = [];
  return {
    see(outcome: CheckOutcome, around: Partial<Circumstances> = {}) {
      clock.advance(10_000);
      const seen = observeCheck(
        remembered,
        { watched, atMs: clock.now(), outcome },
        {
          isInMaintenance: false,
          isParentDown: false,
          networkLostSinceMs: undefined,
          affected: () => ({ monitors: [] }),
          newId: () => 'i1',
          ...around,
        },
      );
      remembered = seen.remembered;
      steps.push(...seen.steps);
      tellings.push(...seen.tellings);
      return this;
    },
    steps: () =>
      steps.map((step) => (step.kind === 'moment' ? `${step.moment.kind} ${step.moment.text}` : step.kind)),
    incident: () => steps.find((step) => step.kind === 'open')?.incident,
    /** The names of the events, and their English and Spanish lines. */
    told: () =>
      tellings.map(({ name, said }) => [name.replace('pulse.', ''), said.summary, said.summaryEs] as const),
  };
}

const up: CheckOutcome = { ok: true, latencyMs: 20, address: '10.0.0.5' };

test('the cause is the first failure against the last success, and another reason is noted once', () => {
  const one = observed();
  one.see(up).see({ ...refused, address: '10.0.0.9' });
  one
    .see({ ok: false, reason: { id: 'timeout-connect' } })
    .see({ ok: false, reason: { id: 'timeout-connect' } });
  one.see({ ok: false, reason: { id: 'status', detail: '502' } }).see(up);
  expect(one.incident()).toMatchObject({
    startedMs: 20_000,
    confirmedMs: 30_000,
    cause: {
      reason: { id: 'refused' },
      lastGood: { atMs: 10_000 },
      differences: [{ kind: 'address', before: '10.0.0.5', after: '10.0.0.9' }],
    },
  });
  expect(one.steps()).toEqual(['open', 'reason-changed status', 'end']);
  expect(one.told().map(([name, en]) => [name, en])).toEqual([
    [
      'monitor-went-down',
      'photos is down. No connection was made in the time given. The host may be off, or a firewall drops what is sent to it.',
    ],
    ['monitor-recovered', 'photos is up again after 40 s.'],
  ]);
});

test('slow, a certificate that expires, and well again, in both languages', () => {
  const one = observed({ degradedAboveMs: 100, failuresToConfirm: 1 });
  const certificate = {
    subject: 'a',
    issuer: 'b',
    validToMs: 86_400_000,
    daysLeft: 1,
    isSelfSigned: false,
    isTrusted: true,
    names: [],
  };
  one.see(up).see({ ok: true, latencyMs: 900 }).see(up);
  one.see({ ...up, certificate, warning: { id: 'tls-expiring' } });
  expect(one.told()).toEqual([
    [
      'monitor-degraded',
      'photos is slow: it took 900 ms, and more than 100 ms is too slow.',
      'photos va lento: tardó 900 ms, y más de 100 ms es demasiado.',
    ],
    ['monitor-no-longer-degraded', 'photos is well again.', 'photos vuelve a estar bien.'],
    [
      'monitor-degraded',
      'photos is not well. The certificate expires soon.',
      'photos no está bien. El certificado caduca pronto.',
    ],
    [
      'certificate-expires',
      'The certificate of photos expires in 1 day.',
      'El certificado de photos caduca en 1 día.',
    ],
  ]);
});

test('upside down: it answers although it must not', () => {
  const one = observed({ isUpsideDown: true, failuresToConfirm: 1 });
  one.see(refused).see(up);
  expect(one.told().map(([, en]) => en)).toEqual(['photos is down. It answers, although it must not.']);
  expect(one.incident()?.cause.reason).toBeNull();
});

test('said again while it is down; taken back when it was our own network', () => {
  const again = observed({ resendEveryMs: 60_000, failuresToConfirm: 1 });
  again.see(up);
  for (let n = 0; n < 8; n += 1) again.see(refused);
  expect(again.told().map(([name]) => name)).toEqual(['monitor-went-down', 'monitor-still-down']);
  expect(again.steps()).toEqual(['open', 'still-down refused']);
  const lost = observed({ failuresToConfirm: 1 });
  const silent: CheckOutcome = { ok: false, reason: { id: 'timeout-connect' } };
  lost.see(up).see(silent).see(silent, { networkLostSinceMs: 15_000 }).see(up);
  const [down, retracted] = lost.told();
  expect(down?.[0]).toBe('monitor-went-down');
  expect(retracted?.slice(0, 2)).toEqual([
    'monitor-down-retracted',
    'photos was not down: the network of NEXUS itself was lost.',
  ]);
  expect(lost.steps()).toEqual(['open', 'end']);
});

test('a failure in a maintenance explains nothing later', () => {
  const one = observed();
  one.see(up).see(refused, { isInMaintenance: true });
  const status: CheckOutcome = { ok: false, reason: { id: 'status' } };
  one.see(status).see(status);
  expect(one.incident()).toMatchObject({ startedMs: 30_000, cause: { reason: { id: 'status' } } });
});
