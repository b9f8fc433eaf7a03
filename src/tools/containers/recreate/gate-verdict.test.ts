import { expect, test } from 'vitest';
import type { DetailedState } from '#library/docker/container.ts';
import { longestWaitMs, verdictOn } from './gate-verdict.ts';

const gate = { steadyMs: 4_000, healthyWithinMs: 0 };

function look(
  state: Partial<DetailedState>,
  elapsedMs: number,
  rest: { restarts?: number; must?: boolean } = {},
) {
  const running: DetailedState = {
    Status: 'running',
    Running: true,
    Paused: false,
    Restarting: false,
    OOMKilled: false,
    Dead: false,
    Pid: 1,
    ExitCode: 0,
    Error: '',
    StartedAt: '',
    FinishedAt: '',
  };
  const Config = { Image: 'app', Healthcheck: { Interval: 1e9, Timeout: 1e9, Retries: 2, StartPeriod: 5e9 } };
  const inspection = { State: { ...running, ...state }, RestartCount: rest.restarts ?? 0, Config };
  return verdictOn({ inspection, elapsedMs, mustBeHealthy: rest.must ?? true }, gate);
}

const health = (Status: 'starting' | 'healthy' | 'unhealthy') => ({
  Health: { Status, FailingStreak: 0, Log: [] },
});

test('without a health check it must run for a while', () => {
  expect(look({}, 3_999)).toEqual({ is: 'open', waitingFor: 'running for 4 of 4 s' });
  expect(look({}, 4_000)).toEqual({ is: 'well' });
});

test('an end or a restart is a failure whenever it is seen', () => {
  expect(look({ Running: false, ExitCode: 3 }, 9_000)).toEqual({
    is: 'failed',
    reason: 'it ended with exit code 3',
  });
  expect(look({}, 9_000, { restarts: 1 })).toMatchObject({
    is: 'failed',
    reason: 'it crashed and was restarted',
  });
  expect(look({ Restarting: true, ExitCode: 1 }, 0)).toMatchObject({ is: 'failed' });
});

test('with a health check it must become healthy in the time that the check has', () => {
  expect(look(health('starting'), 18_000)).toMatchObject({ is: 'open' });
  expect(look(health('starting'), 19_000)).toEqual({
    is: 'failed',
    reason: 'it was not healthy after 19 s',
  });
  expect(look(health('unhealthy'), 1)).toMatchObject({ is: 'failed' });
  expect(look(health('healthy'), 1)).toEqual({ is: 'well' });
});

test('one that was unhealthy before need only run', () => {
  expect(look(health('starting'), 4_000, { must: false })).toEqual({ is: 'well' });
});

test('the longest wait follows the check, and can be longer on demand', () => {
  expect(longestWaitMs({}, gate)).toBe(190_000);
  expect(longestWaitMs({}, { ...gate, healthyWithinMs: 600_000 })).toBe(600_000);
});
