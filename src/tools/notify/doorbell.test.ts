import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { doorbell } from './doorbell.ts';

const hourMs = 3_600_000;

function waiting(waitMs: number) {
  const clock = manualClock();
  const bell = doorbell(clock);
  const stop = new AbortController();
  let isOver = false;
  const over = bell.wait(waitMs, stop.signal).then(() => (isOver = true));
  const settled = async () => (await Promise.resolve(), await Promise.resolve(), isOver);
  return { clock, bell, stop, over, settled };
}

test('a wait ends with its time, with a ring, and when all stops', async () => {
  const inTime = waiting(100);
  inTime.clock.advance(99);
  expect(await inTime.settled()).toBe(false);
  inTime.clock.advance(1);
  expect(await inTime.settled()).toBe(true);
  const rung = waiting(100);
  rung.bell.ring();
  expect(await rung.settled()).toBe(true);
  const stopped = waiting(100);
  stopped.stop.abort();
  expect(await stopped.settled()).toBe(true);
});

test('a ring while nobody waits ends the next wait, until it is answered', async () => {
  const { bell, clock, over, stop } = waiting(1);
  clock.advance(1);
  await over;
  bell.ring();
  await bell.wait(hourMs, stop.signal);
  expect(bell.isRung).toBe(true);
  bell.answer();
  expect(bell.isRung).toBe(false);
});

test.each([400 * 24 * hourMs, Number.POSITIVE_INFINITY])('a wait of %d ms looks once an hour', async (ms) => {
  const { clock, settled } = waiting(ms);
  clock.advance(hourMs - 1);
  expect(await settled()).toBe(false);
  clock.advance(1);
  expect(await settled()).toBe(true);
});
