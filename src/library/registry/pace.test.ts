import { expect, test } from 'vitest';
import { paceAfter, startPace, takeTurn, type Pace } from './pace.ts';

const limits = { perSecond: 2, burst: 3 };
const start = 1_800_000_000_000;

function turns(pace: Pace, count: number, nowMs: number): { waits: number[]; pace: Pace } {
  const waits: number[] = [];
  let last = pace;
  for (let at = 0; at < count; at += 1) {
    const turn = takeTurn(last, limits, nowMs);
    if ('rest' in turn) throw new Error('It rests.');
    waits.push(turn.waitMs);
    last = turn.pace;
  }
  return { waits, pace: last };
}

test('a burst goes at once, the others one after the other, and turns grow again', () => {
  const first = turns(startPace(limits, start), 5, start);
  expect(first.waits).toEqual([0, 0, 0, 500, 1000]);
  expect(turns(first.pace, 1, start + 1000).waits).toEqual([500]);
  expect(turns(first.pace, 4, start + 60_000).waits).toEqual([0, 0, 0, 500]);
});

test('a clock that is set back gives nothing away', () => {
  const { pace } = turns(startPace(limits, start), 3, start);
  expect(turns(pace, 1, start - 60_000).waits).toEqual([500]);
});

test('the registry says how long, and a restart changes nothing', () => {
  const event = { kind: 'rate-limited', retryAfterMs: 30_000 } as const;
  const limited = paceAfter(startPace(limits, start), event, start);
  const stored: Pace = JSON.parse(JSON.stringify(limited));
  expect(takeTurn(stored, limits, start + 29_999)).toEqual({
    rest: { untilMs: start + 30_000, because: 'rate-limited' },
  });
  expect(takeTurn(stored, limits, start + 30_000)).toMatchObject({ waitMs: 0 });
  expect(takeTurn(stored, limits, start - 86_400_000)).toMatchObject({ waitMs: 0 });
});

test('microseconds become a second, and years become hours', () => {
  const rest = (retryAfterMs: number) =>
    paceAfter(startPace(limits, start), { kind: 'rate-limited', retryAfterMs }, start).rest?.untilMs;
  expect(rest(0.3)).toBe(start + 1000);
  expect(rest(1e12)).toBe(start + 6 * 3_600_000);
});

test('without a word about time the rest grows with each refusal', () => {
  let pace = startPace(limits, start);
  const rests = Array.from({ length: 9 }, () => {
    pace = paceAfter({ ...pace, rest: null }, { kind: 'rate-limited', retryAfterMs: undefined }, start);
    return ((pace.rest?.untilMs ?? 0) - start) / 60_000;
  });
  expect(rests).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('two failures are borne, the third begins a rest, one answer ends the count', () => {
  const failed = { kind: 'failed', retryAfterMs: undefined } as const;
  let pace = paceAfter(paceAfter(startPace(limits, start), failed, start), failed, start);
  expect(pace.rest).toBeNull();
  expect(paceAfter(pace, failed, start).rest).toEqual({ untilMs: start + 30_000, because: 'failing' });
  pace = paceAfter(paceAfter(pace, { kind: 'answered' }, start), failed, start);
  expect(pace.rest).toBeNull();
});
