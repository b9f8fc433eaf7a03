import { expect, test } from 'vitest';
import { alertFixture } from './fixtures.ts';
import { applyLiveAlert, emptyLiveAlerts } from './live-store.ts';

const loaded = applyLiveAlert(emptyLiveAlerts, {
  kind: 'all',
  alerts: [alertFixture({ fingerprint: 'a' }), alertFixture({ fingerprint: 'b' })],
});

test('everything replaces what was known', () => {
  const again = applyLiveAlert(loaded, { kind: 'all', alerts: [alertFixture({ fingerprint: 'c' })] });
  expect([...again.alerts.keys()]).toEqual(['c']);
  expect(emptyLiveAlerts.loaded).toBe(false);
  expect(again.loaded).toBe(true);
});

test('many alerts are told in parts, and shown once all of them are there', () => {
  const first = { kind: 'all' as const, alerts: [alertFixture({ fingerprint: 'c' })], rest: 2 };
  const begun = applyLiveAlert(loaded, first);
  expect([...begun.alerts.keys()]).toEqual(['a', 'b']);
  const part = { kind: 'changed' as const, alerts: [alertFixture({ fingerprint: 'd' })], gone: ['e'] };
  const whole = applyLiveAlert(begun, part);
  expect([...whole.alerts.keys()]).toEqual(['c', 'd']);
  const later = applyLiveAlert(whole, { kind: 'changed', alerts: [], gone: ['c'] });
  expect([...later.alerts.keys()]).toEqual(['d']);
  expect(applyLiveAlert(emptyLiveAlerts, first).loaded).toBe(false);
});

test('a change replaces, adds and takes away, and leaves the earlier state untouched', () => {
  const next = applyLiveAlert(loaded, {
    kind: 'changed',
    alerts: [alertFixture({ fingerprint: 'a', state: 'acknowledged' }), alertFixture({ fingerprint: 'c' })],
    gone: ['b'],
  });
  expect([...next.alerts.keys()]).toEqual(['a', 'c']);
  expect(next.alerts.get('a')?.state).toBe('acknowledged');
  expect(loaded.alerts.get('a')?.state).toBe('firing');
});

test('counts of messages leave the alerts alone', () => {
  const next = applyLiveAlert(loaded, { kind: 'delivery', waiting: 3, dead: 1 });
  expect(next).toEqual({ ...loaded, waiting: 3, dead: 1 });
});
