import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';

test('timers run in order as time advances, and a jump does not run them', () => {
  const clock = manualClock(1000);
  const seen: string[] = [];
  clock.after(20, () => seen.push(`b@${clock.now()}`));
  clock.after(10, () => seen.push(`a@${clock.now()}`));
  const cancel = clock.after(15, () => seen.push('never'));
  cancel();
  clock.jump(900_000);
  expect(seen).toEqual([]);
  clock.advance(25);
  expect(seen).toEqual(['a@900010', 'b@900020']);
  expect(clock.monotonic()).toBe(25);
});

test('a timer set by a timer runs within the same advance when it is due', () => {
  const clock = manualClock(0);
  const seen: number[] = [];
  clock.after(10, () => clock.after(10, () => seen.push(clock.now())));
  clock.advance(30);
  expect(seen).toEqual([20]);
});
