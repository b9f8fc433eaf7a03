import { expect, test } from 'vitest';
import type { Happened, SettledState } from './monitor-state.ts';
import { observationsOf, stepMs, testMonitor } from './test-monitor.ts';

/** Whole numbers below what is asked, the same ones each time (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Letters that tend to repeat, as outages do. */
function randomSteps(next: (below: number) => number): string {
  let letter = 'U';
  return Array.from({ length: 60 }, () => {
    if (next(3) === 0) letter = 'UUUUFFFFSSMmN.PR'.charAt(next(16));
    return letter;
  }).join('');
}

function stateAt(happened: readonly Happened[], atMs: number): SettledState {
  let state: SettledState = 'unknown';
  for (const item of happened) if (item.kind === 'changed' && item.sinceMs <= atMs) state = item.to;
  return state;
}

function checkSaid(happened: readonly Happened[]): void {
  let downSinceMs: number | undefined;
  let isDegraded = false;
  for (const item of happened) {
    if (item.kind === 'went-down') {
      expect(downSinceMs).toBeUndefined();
      downSinceMs = item.sinceMs;
      isDegraded = false;
    } else if (item.kind === 'recovered') {
      expect(item.downSinceMs).toBe(downSinceMs);
      expect(item.sinceMs).toBeGreaterThan(item.downSinceMs);
      downSinceMs = undefined;
      isDegraded = item.to === 'degraded';
    } else if (item.kind === 'still-down') expect(item.sinceMs).toBe(downSinceMs);
    else if (item.kind === 'down-retracted') {
      expect(item.sinceMs).toBe(downSinceMs);
      downSinceMs = undefined;
    } else if (item.kind === 'became-degraded') {
      expect([downSinceMs, isDegraded]).toEqual([undefined, false]);
      isDegraded = true;
    } else if (item.kind === 'no-longer-degraded') isDegraded = false;
  }
}

function checkLine(happened: readonly Happened[]): void {
  let [last, sinceMs]: [SettledState, number] = ['unknown', 0];
  for (const item of happened) {
    if (item.kind !== 'changed') continue;
    expect([item.from, item.to !== item.from]).toEqual([last, true]);
    expect(item.sinceMs).toBeGreaterThanOrEqual(sinceMs);
    expect(item.sinceMs).toBeLessThanOrEqual(item.atMs);
    [last, sinceMs] = [item.to, item.sinceMs];
  }
}

test.each(Array.from({ length: 400 }, (_, seed) => seed))(
  'whatever comes, nothing is invented (%i)',
  (seed) => {
    const next = numbers(seed * 7919 + 1);
    const failuresToConfirm = 1 + next(4);
    const rules = {
      failuresToConfirm,
      successesToRecover: 1 + next(3),
      ...(next(2) === 0 ? { resendEveryMs: (1 + next(5)) * stepMs } : {}),
    };
    const steps = randomSteps(next);
    const monitor = testMonitor(rules).run(steps);
    const { happened, heartbeats } = monitor;
    checkSaid(happened);
    checkLine(happened);
    const letterAt = (atMs: number) => steps.charAt(atMs / stepMs - 1);
    for (const item of happened) {
      if (item.kind !== 'went-down') continue;
      const run = steps.slice(item.sinceMs / stepMs - 1, item.atMs / stepMs).replaceAll(/[.R]/g, '');
      expect([steps, run]).toEqual([steps, 'F'.repeat(failuresToConfirm)]);
      const before = steps.slice(0, item.sinceMs / stepMs - 1).replace(/\.$/, '');
      expect(before.endsWith('F') && stateAt(happened, item.sinceMs - stepMs) === 'up').toBe(false);
    }
    const checkedAt = new Set(observationsOf(steps).map(({ atMs }) => atMs));
    for (const [atMs, state] of heartbeats) {
      expect(checkedAt.has(atMs)).toBe(true);
      if ('Mm'.includes(letterAt(atMs))) expect(state).toBe('maintenance');
      if (letterAt(atMs) === 'N') expect(state).toBe('unknown');
      if (state !== 'pending') expect([steps, atMs, state]).toEqual([steps, atMs, stateAt(happened, atMs)]);
    }
  },
);
