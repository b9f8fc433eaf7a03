import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { risingDeadline } from './rising-deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ['nothing is taken', 0, 1000],
  ['ten mebibytes are taken', 10, 11_240],
  ['a gibibyte is taken', 1024, 1_049_576],
  ['a hundred gibibytes are taken', 102_400, 3_601_000],
])('when %s it is over in time', (_, mebibytes, overAtMs) => {
  const onOver = vi.fn();
  const deadline = risingDeadline(1000, onOver);
  deadline.took(mebibytes * 1024 * 1024);
  vi.advanceTimersByTime(overAtMs - 10);
  expect(onOver).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  expect(onOver).toHaveBeenCalledTimes(1);
});

test('what ended before is never over', () => {
  const onOver = vi.fn();
  risingDeadline(1000, onOver).end();
  vi.advanceTimersByTime(5000);
  expect(onOver).not.toHaveBeenCalled();
});
