import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCron } from '#library/cron/parse-cron.ts';
import { parseOnCalendar } from '#library/on-calendar/parse-on-calendar.ts';
import { applyPing } from './apply-ping.ts';
import { alertAfterMs, lookAtPush, viewPush } from './look-at-push.ts';
import type { PushRule, PushSchedule } from './push-rule.ts';
import { newPushState, pausePush, type PushState } from './push-state.ts';
import { readPing } from './read-ping.ts';
import { dailyRule, hourMs, minuteMs, pingOf, readTable, runA, runB, startMs, upSince } from './test-push.ts';

/** The tables are no part of the repository; the other tests in this folder hold what they taught. */
function tableOf(name: string): Record<string, string>[] {
  const path = `../shared/data/pulse/${name}`;
  return existsSync(path) ? readTable(path) : [];
}

/** `T-1h30m`, a time, or nothing. */
function momentOf(text = ''): number | null {
  if (text === '') return null;
  const [, hours, minutes] = /^(?:any|T)(?:-(?:(\d+)h)?(?:(\d+)m)?)?$/.exec(text) ?? [];
  if (!/^(any|T)/.test(text)) return Date.parse(text);
  return startMs - Number(hours ?? 0) * hourMs - Number(minutes ?? 0) * minuteMs;
}

function scheduleOf(kind: string | undefined, text: string, timeZone: string): PushSchedule | undefined {
  if (kind === 'simple') return { kind: 'period', periodMs: Number(text) * 1000 };
  if (kind === 'oncalendar') {
    const { schedule: calendar } = parseOnCalendar(text);
    return calendar && { kind: 'calendar', calendar, timeZone };
  }
  const { schedule: cron } = parseCron(text);
  return cron && { kind: 'cron', cron, timeZone };
}

const statuses = tableOf('healthchecks-status-cases.csv').map((row) => ({
  ...row,
  name: row['case'] ?? '',
  schedule: scheduleOf(row['kind'], row['schedule_or_timeout'] ?? '', row['tz'] ?? 'UTC'),
  stored: (['new', 'up', 'down', 'paused'] as const).filter((status) =>
    row['stored_status']?.split('|').includes(status),
  ),
  row,
}));

describe.runIf(statuses.length > 0)('a status, as Healthchecks has it', () => {
  test.each(statuses)('$name', ({ row, schedule, stored }) => {
    expect(schedule).toBeDefined();
    if (schedule === undefined) return;
    const rule: PushRule = { ...dailyRule(), schedule, graceMs: Number(row['grace_s']) * 1000 };
    expect(stored).not.toEqual([]);
    const lastStartMs = momentOf(row['last_start']);
    for (const status of stored) {
      const state: PushState = {
        ...newPushState,
        status,
        lastPingMs: momentOf(row['last_ping']),
        run: lastStartMs === null ? null : { startedMs: lastStartMs, id: null },
      };
      const view = viewPush(state, rule, momentOf(row['now']) ?? 0);
      const shown = view.status === 'late' ? 'grace' : view.status;
      expect(shown).toBe(row['expected_status'] === '(stored)' ? status : row['expected_status']);
      expect(view.isRunning ? 'started' : shown).toBe(row['expected_status_with_started']);
    }
  });
});

const rule = dailyRule();
const up = upSince(startMs - hourMs);
const endMs = startMs + 5 * minuteMs;
const started = (id: string | null) => upSince(startMs - hourMs, { run: { startedMs: startMs, id } });
const bodyFilter = { failure: ['bad'], success: ['good'], start: ['go'], otherwise: 'ignore' } as const;
const counts = (ping: Parameters<typeof pingOf>[0], changes: Partial<PushRule>, state = up) =>
  applyPing(state, pingOf(ping), dailyRule(changes), endMs).counted;

/** By the beginning of a row's situation: what it says, checked. */
const checks: Readonly<Record<string, () => void>> = {
  'GET/HEAD/POST /ping/<uuid>': () => {
    for (const method of ['GET', 'HEAD', 'POST'])
      expect(applyPing(started(null), pingOf({ method }), rule, endMs).state).toMatchObject({
        status: 'up',
        lastPingMs: endMs,
        run: null,
      });
  },
  '/ping/<uuid>/start': () => {
    for (const state of [up, pausePush(up)])
      expect(applyPing(state, pingOf({ kind: 'start', runId: runA }), rule, endMs).state).toEqual({
        ...state,
        run: { startedMs: endMs, id: runA },
      });
  },
  '/ping/<uuid>/fail': () => {
    const { state, change } = applyPing(started(runA), pingOf({ kind: 'fail', runId: runB }), rule, endMs);
    expect(state).toMatchObject({ status: 'down', run: null });
    expect(change).toMatchObject({ reason: 'failed' });
  },
  '/ping/<uuid>/log': () => expect(applyPing(up, pingOf({ kind: 'log' }), rule, endMs).state).toBe(up),
  '/ping/<uuid>/<n>, 0': () =>
    expect(readPing('0', undefined).meaning).toMatchObject({ kind: 'success', exitStatus: 0 }),
  '/ping/<uuid>/<n>, 1..255': () => {
    for (const status of [1, 255])
      expect(readPing(`${status}`, undefined).meaning).toMatchObject({ kind: 'fail', exitStatus: status });
  },
  '/ping/<uuid>/<n>, >255': () => expect(readPing('256', undefined).problem).toBeDefined(),
  "success with rid equal to the start's rid": () =>
    expect(applyPing(started(runA), pingOf({ runId: runA }), rule, endMs)).toMatchObject({
      durationMs: 5 * minuteMs,
      state: { run: null },
    }),
  'success with a different rid': () =>
    expect(applyPing(started(runA), pingOf({ runId: runB }), rule, endMs).state).toMatchObject({
      status: 'up',
      lastPingMs: endMs,
      run: { startedMs: startMs, id: runA },
    }),
  'success without rid after a start with rid': () =>
    expect(applyPing(started(runA), pingOf(), rule, endMs)).toMatchObject({
      durationMs: null,
      state: { run: null },
    }),
  'start -> success gap': () => {
    for (const [tookMs, durationMs] of [
      [72 * hourMs - 1, 72 * hourMs - 1],
      [72 * hourMs, null],
    ] as const)
      expect(applyPing(started(null), pingOf(), rule, startMs + tookMs).durationMs).toBe(durationMs);
  },
  'start without success within grace': () =>
    expect(lookAtPush(started(null), rule, startMs + hourMs).change).toMatchObject({ reason: 'overran' }),
  'paused + manual_resume': () =>
    expect(counts({}, { needsManualResume: true }, pausePush(up))).toEqual({ ignored: 'paused' }),
  'paused without manual_resume': () =>
    expect(applyPing(pausePush(up), pingOf(), rule, endMs).state.status).toBe('up'),
  'methods=POST and a GET arrives': () =>
    expect(counts({ method: 'GET' }, { methods: 'POST' })).toEqual({ ignored: 'method' }),
  'filter_http_body with failure/success/start keywords (checked in that order)': () => {
    expect(counts({ body: 'go, good, bad' }, { bodyFilter })).toEqual({ kind: 'fail' });
    expect(counts({ body: 'go, good' }, { bodyFilter })).toEqual({ kind: 'success' });
    expect(counts({ body: 'go' }, { bodyFilter })).toEqual({ kind: 'start' });
    expect(counts({ body: '' }, { bodyFilter })).toEqual({ ignored: 'no keyword' });
    expect(counts({ body: '' }, { bodyFilter: { ...bodyFilter, otherwise: 'fail' } })).toEqual({
      kind: 'fail',
    });
    expect(counts({ body: 'bad' }, { bodyFilter, methods: 'POST' })).toEqual({ ignored: 'method' });
  },
  '?rid=': () => {
    expect(readPing('', runA.toUpperCase()).meaning?.runId).toBe(runA);
    expect(readPing('', 'seven').problem).toBeDefined();
  },
  'alert time': () => {
    expect(alertAfterMs(up, rule)).toBe(startMs - hourMs + 25 * hourMs);
    expect(alertAfterMs(started(null), rule)).toBe(startMs + hourMs);
  },
};

/** Not the state's: whoever receives requests and keeps pings sees to it. */
const elsewhere = ['slug URL', 'request body', 'User-Agent', 'X-Forwarded-For', 'history kept'];

const rules = tableOf('healthchecks-ping-rules.csv').map((row) => row['situation'] ?? '');

describe.runIf(rules.length > 0)('a rule of Healthchecks', () => {
  test.each(rules.filter((situation) => !elsewhere.some((start) => situation.startsWith(start))))(
    '%s',
    (situation) => {
      const check = checks[situation];
      expect(check).toBeDefined();
      check?.();
    },
  );
});
