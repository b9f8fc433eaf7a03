import { describe, expect, test } from 'vitest';
import { applyPing } from './apply-ping.ts';
import { lookAtPush } from './look-at-push.ts';
import { newPushState, pausePush } from './push-state.ts';
import { dailyRule, hourMs, minuteMs, pingOf, runA, runB, startMs, upSince } from './test-push.ts';

const rule = dailyRule();
const up = upSince(startMs - hourMs);

describe('a ping', () => {
  test('of success brings it up', () => {
    expect(applyPing(newPushState, pingOf(), rule, startMs)).toEqual({
      state: upSince(startMs),
      counted: { kind: 'success' },
      durationMs: null,
      change: { to: 'up', from: 'new', atMs: startMs },
    });
    expect(applyPing(up, pingOf(), rule, startMs).change).toBeUndefined();
  });

  test('of failure takes it down at once', () => {
    const failed = applyPing(up, pingOf({ kind: 'fail', exitStatus: 3 }), rule, startMs);
    expect(failed.state).toMatchObject({ status: 'down', lastPingMs: startMs });
    expect(failed.change).toEqual({ to: 'down', from: 'up', atMs: startMs, reason: 'failed' });
    expect(applyPing(failed.state, pingOf({ kind: 'fail' }), rule, startMs + 1).change).toBeUndefined();
    expect(applyPing(failed.state, pingOf(), rule, startMs + 1).change).toMatchObject({
      to: 'up',
      from: 'down',
    });
  });

  test('of a log changes nothing', () => {
    expect(applyPing(up, pingOf({ kind: 'log' }), rule, startMs)).toEqual({
      state: up,
      counted: { kind: 'log' },
      durationMs: null,
    });
  });
});

describe('a run', () => {
  const started = applyPing(up, pingOf({ kind: 'start', runId: runA }), rule, startMs).state;

  test('begins without counting as a report', () => {
    expect(started).toEqual({ ...up, run: { startedMs: startMs, id: runA } });
  });

  test('ends with its duration, for success and failure', () => {
    const endMs = startMs + 5 * minuteMs;
    for (const kind of ['success', 'fail'] as const) {
      const ended = applyPing(started, pingOf({ kind, runId: runA }), rule, endMs);
      expect(ended.durationMs).toBe(5 * minuteMs);
      expect(ended.state).toMatchObject({ run: null, lastDurationMs: 5 * minuteMs });
    }
  });

  test('is not ended by the success of another', () => {
    const other = applyPing(started, pingOf({ runId: runB }), rule, startMs + 1000);
    expect(other).toMatchObject({ durationMs: null, state: { status: 'up', run: { id: runA } } });
  });

  test('is ended by the failure of another, and by a success that names none', () => {
    const failed = applyPing(started, pingOf({ kind: 'fail', runId: runB }), rule, startMs + 1000);
    expect(failed).toMatchObject({ durationMs: null, state: { run: null } });
    expect(applyPing(started, pingOf(), rule, startMs + 1000)).toMatchObject({
      durationMs: null,
      state: { run: null, lastDurationMs: null },
    });
  });

  test('has no duration after three days, nor when the clock was set back', () => {
    const slow = dailyRule({ graceMs: 100 * hourMs });
    const ping = pingOf({ runId: runA });
    expect(applyPing(started, ping, slow, startMs + 72 * hourMs).durationMs).toBeNull();
    expect(applyPing(started, ping, slow, startMs + 72 * hourMs - 1).durationMs).toBe(72 * hourMs - 1);
    expect(applyPing(started, ping, slow, startMs - 1).durationMs).toBeNull();
  });

  test('that took too long is told once, not after every success of others', () => {
    const { state: down } = lookAtPush(started, rule, startMs + hourMs);
    const again = applyPing(down, pingOf({ runId: runB }), rule, startMs + 2 * hourMs);
    expect(again.state).toMatchObject({ status: 'up', run: null });
    expect(lookAtPush(again.state, rule, startMs + 2 * hourMs).change).toBeUndefined();
  });
});

describe('while paused', () => {
  const paused = pausePush(upSince(startMs, { run: { startedMs: startMs, id: null } }));

  test('a run that had begun is forgotten, and a new one changes no status', () => {
    expect(paused.run).toBeNull();
    const started = applyPing(paused, pingOf({ kind: 'start' }), rule, startMs);
    expect(started.state).toMatchObject({ status: 'paused', run: { startedMs: startMs } });
  });

  test('a ping resumes, unless only a person may', () => {
    expect(applyPing(paused, pingOf(), rule, startMs).state.status).toBe('up');
    const manual = dailyRule({ needsManualResume: true });
    for (const kind of ['success', 'start', 'fail'] as const)
      expect(applyPing(paused, pingOf({ kind }), manual, startMs)).toEqual({
        state: paused,
        counted: { ignored: 'paused' },
        durationMs: null,
      });
  });
});
