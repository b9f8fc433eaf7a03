import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { createPump } from './pump.ts';

const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });

test('wakes during a turn make one more turn, however many they are', async () => {
  const gate = Promise.withResolvers<void>();
  let turns = 0;
  const pump = createPump({
    clock: manualClock(),
    log,
    async turn() {
      turns += 1;
      await gate.promise;
      return undefined;
    },
  });
  for (let wakes = 0; wakes < 5; wakes += 1) pump.wake();
  expect(turns).toBe(1);
  gate.resolve();
  await expect.poll(() => turns).toBe(2);
  await pump[Symbol.asyncDispose]();
  pump.wake();
  expect(turns).toBe(2);
});

test('looks again when the turn said so', async () => {
  const clock = manualClock();
  let turns = 0;
  await using pump = createPump({
    clock,
    log,
    async turn() {
      turns += 1;
      return 500;
    },
  });
  pump.wake();
  await expect.poll(() => turns).toBe(1);
  clock.advance(499);
  expect(turns).toBe(1);
  clock.advance(1);
  expect(turns).toBe(2);
});

test('waits longer after each failure, and no longer after a success', async () => {
  const clock = manualClock();
  const starts: number[] = [];
  await using pump = createPump({
    clock,
    log,
    async turn() {
      starts.push(clock.monotonic());
      if (starts.length !== 4) throw new Error('no');
      return 10;
    },
  });
  pump.wake();
  for (let turns = 1; turns <= 6; turns += 1) {
    await expect.poll(() => starts.length, { interval: 1 }).toBe(turns);
    await new Promise(setImmediate);
    clock.advance([1000, 2000, 4000, 10, 1000, 0][turns - 1]!);
  }
  expect(starts).toEqual([0, 1000, 3000, 7000, 7010, 8010]);
});

test('tells a long turn to stop, and waits for it', async () => {
  let hasEnded = false;
  const pump = createPump({
    clock: manualClock(),
    log,
    async turn(signal) {
      while (!signal.aborted) await new Promise(setImmediate);
      hasEnded = true;
      return undefined;
    },
  });
  pump.wake();
  await pump[Symbol.asyncDispose]();
  expect(hasEnded).toBe(true);
});
