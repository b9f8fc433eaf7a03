import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import type { Lease } from './coordinator.ts';
import { createLoneCoordinator } from './lone-coordinator.ts';

const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

test('holds a name from the claim until it is disposed, and waits for the work', async () => {
  const coordinator = createLoneCoordinator({ clock: manualClock(), log });
  const leases: Lease[] = [];
  let hasEnded = false;
  coordinator.whileHolding('name', async (lease) => {
    leases.push(lease);
    await aborted(lease.signal);
    hasEnded = true;
  });
  expect(leases).toHaveLength(1);
  expect(() => coordinator.whileHolding('name', async () => {})).toThrow('claimed twice');
  expect(await coordinator.isCurrent(leases[0]!)).toBe(true);
  await coordinator[Symbol.asyncDispose]();
  expect(hasEnded).toBe(true);
});

test('starts work that throws again, later each time', async () => {
  const clock = manualClock();
  await using coordinator = createLoneCoordinator({ clock, log });
  const starts: number[] = [];
  coordinator.whileHolding('name', async ({ signal }) => {
    starts.push(clock.monotonic());
    if (starts.length < 3) throw new Error('no');
    await aborted(signal);
  });
  for (const waitMs of [1000, 2000]) {
    await new Promise(setImmediate);
    clock.advance(waitMs);
  }
  await new Promise(setImmediate);
  expect(starts).toEqual([0, 1000, 3000]);
});

test('lets a name be claimed again once its signal has ended the work', async () => {
  await using coordinator = createLoneCoordinator({ clock: manualClock(), log });
  const stop = new AbortController();
  coordinator.whileHolding('name', ({ signal }) => aborted(signal), stop.signal);
  stop.abort();
  await new Promise(setImmediate);
  let isAgain = false;
  coordinator.whileHolding('name', async () => {
    isAgain = true;
  });
  expect(isAgain).toBe(true);
});
