import { describe, expect, test } from 'vitest';
import { parseCron } from '#library/cron/parse-cron.ts';
import { parseOnCalendar } from '#library/on-calendar/parse-on-calendar.ts';
import { alertAfterMs, expectedAtMs, lookAtPush, viewPush } from './look-at-push.ts';
import type { PushRule } from './push-rule.ts';
import { newPushState, resumePush } from './push-state.ts';
import { dailyRule, hourMs, minuteMs, startMs, upSince } from './test-push.ts';

const rule = dailyRule();
const dayMs = 24 * hourMs;

function cronRule(text: string, timeZone: string, graceMs: number): PushRule {
  const { schedule: cron, problem } = parseCron(text);
  if (cron === undefined) throw new Error(problem.message);
  return dailyRule({ schedule: { kind: 'cron', cron, timeZone }, graceMs });
}

describe('a monitor that is up', () => {
  const up = upSince(startMs);

  test.each([
    [dayMs - 1, 'up'],
    [dayMs, 'late'],
    [dayMs + hourMs - 1, 'late'],
    [dayMs + hourMs, 'down'],
  ])('after %d ms without a report is %s', (afterMs, status) => {
    expect(viewPush(up, rule, startMs + afterMs)).toEqual({ status, isRunning: false });
  });

  test('goes down when its grace is over, even if looked at later', () => {
    const alertMs = startMs + dayMs + hourMs;
    expect(alertAfterMs(up, rule)).toBe(alertMs);
    expect(lookAtPush(up, rule, alertMs - 1)).toEqual({ state: up });
    expect(lookAtPush(up, rule, alertMs + 5000)).toEqual({
      state: { ...up, status: 'down' },
      change: { to: 'down', from: 'up', atMs: alertMs, reason: 'late' },
    });
  });

  test('reports by the clock of its zone, also on the day on which that is changed', () => {
    const nightly = cronRule('30 3 * * *', 'Europe/Riga', 10 * minuteMs);
    const lastMs = Date.parse('2021-03-27T01:30:00Z');
    // 03:30 does not exist on that day: it runs when the clocks go to 04:00.
    expect(expectedAtMs(upSince(lastMs), nightly)).toBe(Date.parse('2021-03-28T01:00:00Z'));
    expect(alertAfterMs(upSince(lastMs), nightly)).toBe(Date.parse('2021-03-28T01:10:00Z'));
  });

  test('reports when a timer of systemd runs', () => {
    const { schedule: calendar } = parseOnCalendar('Mon 06:00');
    expect(calendar).toBeDefined();
    if (calendar === undefined) return;
    const weekly = dailyRule({ schedule: { kind: 'calendar', calendar, timeZone: 'Europe/Madrid' } });
    expect(expectedAtMs(up, weekly)).toBe(Date.parse('2026-03-02T05:00:00Z'));
  });

  test('stays up when its schedule never comes again', () => {
    const never = cronRule('0 0 */100 * MON#4', 'UTC', hourMs);
    expect(alertAfterMs(up, never)).toBeUndefined();
    expect(viewPush(up, never, startMs + 1000 * dayMs).status).toBe('up');
  });
});

describe('a run', () => {
  test('is shown, and may take as long as the grace', () => {
    const running = upSince(startMs - 23 * hourMs, { run: { startedMs: startMs, id: null } });
    expect(viewPush(running, rule, startMs)).toEqual({ status: 'up', isRunning: true });
    expect(viewPush(running, rule, startMs + hourMs - 1)).toEqual({ status: 'up', isRunning: true });
    expect(viewPush(running, rule, startMs + hourMs)).toEqual({ status: 'down', isRunning: false });
    expect(lookAtPush(running, rule, startMs + hourMs).change).toEqual({
      to: 'down',
      from: 'up',
      atMs: startMs + hourMs,
      reason: 'overran',
    });
  });

  test('that began after the report was due does not give it more time', () => {
    const running = upSince(startMs - dayMs, { run: { startedMs: startMs + minuteMs, id: null } });
    expect(alertAfterMs(running, rule)).toBe(startMs + hourMs);
    expect(lookAtPush(running, rule, startMs + hourMs).change).toMatchObject({ reason: 'late' });
  });

  test.each(['new', 'paused'] as const)('takes down one that is %s', (status) => {
    const running = { ...newPushState, status, run: { startedMs: startMs, id: null } };
    expect(lookAtPush(running, rule, startMs + hourMs).change).toMatchObject({
      from: status,
      reason: 'overran',
    });
  });

  test('of one that is down ends nothing by itself', () => {
    const down = upSince(startMs, { status: 'down', run: { startedMs: startMs, id: null } });
    expect(alertAfterMs(down, rule)).toBeUndefined();
    expect(viewPush(down, rule, startMs)).toEqual({ status: 'down', isRunning: true });
  });
});

test('one that is new, paused or down is left alone', () => {
  for (const status of ['new', 'paused', 'down'] as const) {
    const state = upSince(startMs, { status });
    expect(alertAfterMs(state, rule)).toBeUndefined();
    expect(viewPush(state, rule, startMs + 100 * dayMs)).toEqual({ status, isRunning: false });
  }
});

test('one that a person resumed waits for the next ping; others stay', () => {
  expect(resumePush(upSince(startMs, { status: 'paused' }))).toEqual(newPushState);
  expect(resumePush(upSince(startMs))).toEqual(upSince(startMs));
});
