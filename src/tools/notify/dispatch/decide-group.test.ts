import { describe, expect, test } from 'vitest';
import type { AlertRecord } from '../alerts/alert-record.ts';
import { decideGroup } from './decide-group.ts';
import { alertOf, startMs } from './test-dispatch.ts';

const rules = { sendResolved: true, repeatIntervalMs: 0 };
const nowMs = startMs + 60_000;
const a = alertOf({ name: 'a' });
const flapping = { sinceMs: startMs, percent: 40 };
const acknowledgement = { by: 'ana', atMs: startMs, comment: '' };
const over: Partial<AlertRecord> = { state: 'resolved', endsAtMs: nowMs };

function decide(changes: Partial<AlertRecord>, told: string[], isSuppressed = false) {
  const before = { firing: new Set(told), resolved: new Set<string>(), atMs: startMs };
  const decision = decideGroup([{ alert: { ...a, ...changes }, isSuppressed }], before, rules, nowMs);
  return { reason: decision.reason, firing: decision.told && [...decision.told.firing] };
}

describe('one that was told and is kept quiet', () => {
  test('is not told as over when it begins to flap', () => {
    expect(decide({ flapping }, ['a'], true)).toEqual({ reason: null, firing: null });
  });

  test('is not told as over when it ceases to flap', () => {
    expect(decide({}, ['a~'], true)).toEqual({ reason: null, firing: null });
  });
});

describe('one that was told and is acknowledged', () => {
  test('is told as steady, not as over, when it fires on after it flapped', () => {
    expect(decide({ acknowledgement }, ['a~'])).toEqual({ reason: 'flapping-ended', firing: ['a'] });
  });

  test('is not told again after a snooze', () => {
    expect(decide({ acknowledgement }, ['a!'])).toEqual({ reason: null, firing: null });
  });

  test('is told as over after a snooze', () => {
    expect(decide({ acknowledgement, ...over }, ['a!'])).toEqual({ reason: 'all-resolved', firing: [] });
  });
});

describe('one that was told and is snoozed', () => {
  const snoozedUntilMs = nowMs + 1;

  test('is remembered as snoozed', () => {
    expect(decide({ snoozedUntilMs }, ['a'])).toEqual({ reason: null, firing: ['a!'] });
    expect(decide({ snoozedUntilMs }, ['a!'])).toEqual({ reason: null, firing: null });
    expect(decide({ snoozedUntilMs, flapping }, ['a~'])).toEqual({ reason: null, firing: ['a!'] });
  });

  test('is told again afterwards, also when it flaps by then', () => {
    expect(decide({}, ['a!'])).toEqual({ reason: 'repeat', firing: ['a'] });
    expect(decide({ flapping }, ['a!'])).toEqual({ reason: 'repeat', firing: ['a~'] });
  });

  test('is told as over when it ends meanwhile', () => {
    expect(decide({ snoozedUntilMs, ...over }, ['a!'])).toEqual({ reason: 'all-resolved', firing: [] });
  });

  test('is told again also when nobody looked at it while the snooze lasted', () => {
    const afterwards = { snoozeEndedMs: nowMs - 1 };
    expect(decide(afterwards, ['a'])).toEqual({ reason: 'repeat', firing: ['a'] });
    expect(decide(afterwards, ['a'], true)).toEqual({ reason: null, firing: null });
    expect(decide({ snoozedUntilMs: nowMs }, ['a'])).toEqual({ reason: 'repeat', firing: ['a'] });
    expect(decide({ ...afterwards, acknowledgement }, ['a'])).toEqual({ reason: null, firing: null });
    expect(decide({ ...afterwards, ...over }, ['a'])).toEqual({ reason: 'all-resolved', firing: [] });
  });

  test('is not told again of a snooze that ended before it was told', () => {
    expect(decide({ snoozeEndedMs: startMs }, ['a'])).toEqual({ reason: null, firing: null });
  });

  test('waits for the silence that came meanwhile', () => {
    expect(decide({}, ['a!'], true)).toEqual({ reason: null, firing: null });
  });
});
