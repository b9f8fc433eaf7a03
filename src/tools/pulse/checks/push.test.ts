import { expect, test } from 'vitest';
import { newPushState, type PushState } from '../push/push-state.ts';
import { push } from './push.ts';
import { testContext } from './testing/test-context.ts';

const atMs = Date.parse('2026-03-01T04:00:00Z');
const minuteMs = 60_000;
const up: PushState = { ...newPushState, status: 'up', lastPingMs: atMs };

function look(state: PushState | undefined, nowMs: number, settings: Record<string, unknown> = {}) {
  return push.check(
    push.settings.parse(settings),
    testContext({ nowMs: () => nowMs, reported: async () => state }),
  );
}

test.each([
  [{ schedule: 'cron', cron: '61 * * * *' }, ['cron']],
  [{ schedule: 'calendar', calendar: 'someday' }, ['calendar']],
  [{ timeZone: 'Europe/Nowhere' }, ['timeZone']],
])('a schedule that cannot be read is refused: %j', (settings, path) => {
  expect(push.settings.safeParse(settings).error?.issues).toMatchObject([{ path }]);
});

test('nothing is known before the first report', async () => {
  expect(await look(undefined, atMs)).toMatchObject({ ok: false, reason: { id: 'no-report-yet' } });
  expect(await push.check(push.settings.parse({}), testContext())).toMatchObject({ ok: false });
});

test('it is up until its time and grace are over, and says when that is', async () => {
  const settings = { schedule: 'cron', cron: '0 4 * * *', timeZone: 'Europe/Madrid', graceSeconds: 600 };
  const dueMs = Date.parse('2026-03-02T03:00:00Z');
  expect(await look(up, dueMs + minuteMs, settings)).toMatchObject({
    ok: true,
    changesAtMs: dueMs + 10 * minuteMs,
  });
  expect(await look(up, dueMs + 10 * minuteMs, settings)).toMatchObject({
    ok: false,
    reason: { id: 'job-late' },
    evidence: [{ label: 'Last report', expected: '2026-03-02T03:00:00Z', seen: '2026-03-01T04:00:00Z' }],
  });
});

test('a run that does not end, and one that failed', async () => {
  const running = { ...up, run: { startedMs: atMs + minuteMs, id: null } };
  const settings = { graceSeconds: 60 };
  expect(await look(running, atMs + minuteMs, settings)).toMatchObject({ ok: true });
  expect(await look(running, atMs + 2 * minuteMs, settings)).toMatchObject({ reason: { id: 'job-overran' } });
  expect(await look({ ...up, status: 'down' }, atMs)).toMatchObject({ reason: { id: 'job-failed' } });
});

test.each([
  [{}, '1 d'],
  [{ periodSeconds: 5400 }, '1 h 30 min'],
  [{ schedule: 'cron', cron: '0 4 * * *', timeZone: 'Europe/Madrid' }, '0 4 * * * Europe/Madrid'],
])('what it waits for is told as people say it: %j', (settings, target) => {
  expect(push.target(push.settings.parse(settings))).toBe(target);
});
