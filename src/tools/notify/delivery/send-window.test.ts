import { describe, expect, test } from 'vitest';
import { sendWindow } from './send-window.ts';

const discord = [
  { tokens: 5, perMs: 2_000 },
  { tokens: 30, perMs: 60_000 },
];

/** When `count` messages go, each as soon as it may. */
function times(count: number, startMs = 0): number[] {
  const window = sendWindow(discord);
  let nowMs = startMs;
  return Array.from({ length: count }, () => {
    nowMs += window.waitMs(nowMs);
    window.note(nowMs);
    return nowMs;
  });
}

describe('a window', () => {
  test('lets a burst go, then one for each that leaves the span', () => {
    expect(times(7)).toEqual([0, 0, 0, 0, 0, 2_000, 2_000]);
  });

  test('never holds more than allowed, wherever it begins', () => {
    const sent = times(500);
    for (const { tokens, perMs } of discord)
      for (const start of sent)
        expect(sent.filter((at) => at >= start && at < start + perMs).length).toBeLessThanOrEqual(tokens);
  });

  test('remembers what went before a restart', () => {
    const window = sendWindow(discord, [100, 200, 300, 400, 500]);
    expect(window.waitMs(600)).toBe(1_500);
  });

  test('knows how much room there is', () => {
    expect(sendWindow(discord).roomUntil(60_000 - 1, 0)).toBe(30);
    expect(sendWindow(discord).roomUntil(1_000, 0)).toBe(5);
    expect(sendWindow([]).roomUntil(1_000, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test('without limits nothing waits', () => {
    const free = sendWindow([]);
    free.note(0);
    expect(free.waitMs(0)).toBe(0);
  });
});
