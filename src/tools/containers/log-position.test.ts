import { expect, test } from 'vitest';
import type { LogLine } from '#contracts/containers/live.ts';
import {
  afterLine,
  formatLogPosition,
  parseLogPosition,
  sinceOf,
  unreadAfter,
  type LogPosition,
} from './log-position.ts';

function line(timeNano: string, stream: LogLine['stream'] = 'stdout'): LogLine {
  return { timeNano, stream, text: '', truncated: false };
}

const log = [
  line('1000000000000000001'),
  line('1000000000000000003', 'stderr'),
  line('1000000000000000002'),
  line('1000000000000000002'),
  line('1000000000000000002'),
  line('1000000000000000004', 'stderr'),
  line('1000000000000000004'),
  line('1000000000000000005'),
];

test.each(log.map((_, at) => at))(
  'reading on behind line %i repeats nothing and leaves nothing out',
  (at) => {
    const read = log.slice(0, at + 1);
    const position = read.reduce<LogPosition>(afterLine, {});
    const parsed = parseLogPosition(formatLogPosition(position));
    expect(parsed).toEqual(position);
    const isUnread = unreadAfter(parsed ?? {});
    const again = log.filter((one) => BigInt(one.timeNano) >= BigInt(sinceOf(position)));
    expect(again.filter(isUnread)).toEqual(log.slice(at + 1));
  },
);
