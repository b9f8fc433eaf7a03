import { expect, test } from 'vitest';
import type { LogLine } from '#contracts/containers/live.ts';
import {
  afterLines,
  formatLogPosition,
  parseLogPosition,
  sinceOf,
  unreadAfter,
  type LogPosition,
} from './log-position.ts';

function line(lastDigit: number, stream: LogLine['stream'] = 'stdout'): LogLine {
  return {
    timeNano: `${1_000_000_000_000_000_000n + BigInt(lastDigit)}`,
    stream,
    text: '',
    truncated: false,
  };
}

const several = [line(1), line(3, 'stderr'), line(2), line(2), line(2), line(4, 'stderr'), line(4), line(5)];
/** As a real engine stored it: the first line of one output, stamped early, behind younger ones of the other. */
const late = [line(2, 'stderr'), line(3, 'stderr'), line(1), line(4)];

test.each([...several.map((_, at) => [several, at] as const), ...late.map((_, at) => [late, at] as const)])(
  'reading on behind any line repeats nothing and leaves nothing out',
  (log, at) => {
    const position = log
      .slice(0, at + 1)
      .reduce<LogPosition>((before, next) => afterLines(before, [next]), {});
    expect(afterLines({}, log.slice(0, at + 1))).toEqual(position);
    const parsed = parseLogPosition(formatLogPosition(position));
    expect(parsed).toEqual(position);
    const again = log.filter((one) => BigInt(one.timeNano) >= BigInt(sinceOf(position)));
    expect(again.filter(unreadAfter(position))).toEqual(log.slice(at + 1));
  },
);

test.each(['', 'x', 'o1', 'o1.1,', 'o1.1;e2.2', 'e-1.1'])('%j is no position', (text) => {
  expect(parseLogPosition(text)).toBeNull();
});
