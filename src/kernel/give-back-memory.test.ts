import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import { giveBackMemory } from './give-back-memory.ts';

/** A process whose heap halves with each collection; `work` is how much of the processor it uses, 1 for one core. */
function watched() {
  const clock = manualClock();
  let processorMs = 0;
  let heapBytes = 40;
  let collections = 0;
  giveBackMemory({
    clock,
    usage: { processorMs: () => processorMs, heapBytes: () => heapBytes },
    collect() {
      collections += 1;
      heapBytes = 20;
    },
  });
  return {
    pass(seconds: number, work: number) {
      for (let second = 0; second < seconds; second += 1) {
        processorMs += 1000 * work;
        clock.advance(1000);
      }
      return collections;
    },
    grow(bytes: number) {
      heapBytes += bytes;
    },
  };
}

test('collects once after the start, and not again while nothing grows', () => {
  const process = watched();
  expect(process.pass(1, 0)).toBe(0);
  expect(process.pass(60, 0.01)).toBe(1);
});

test('collects soon after work, and never during it', () => {
  const process = watched();
  expect(process.pass(20, 0.9)).toBe(0);
  expect(process.pass(4, 0.01)).toBe(1);
  process.grow(10);
  expect(process.pass(30, 0.5)).toBe(1);
  expect(process.pass(4, 0.1)).toBe(2);
});

test('leaves a little growth alone, and does not collect all the time', () => {
  const process = watched();
  process.pass(4, 0);
  process.grow(2);
  expect(process.pass(60, 0)).toBe(1);
  process.grow(10);
  expect(process.pass(2, 0)).toBe(2);
  process.grow(10);
  expect(process.pass(3, 0)).toBe(2);
  expect(process.pass(4, 0)).toBe(3);
});
