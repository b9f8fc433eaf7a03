import { expect, test } from 'vitest';
import { beatColumn } from './beat-column.ts';
import type { Beat } from './heartbeat.ts';
import { outcomeOf } from './outcome.ts';

const beat = (atMs: number, latency: number | null = atMs): Beat => ({ atMs, outcome: 0, latency });

function columnOf(...times: readonly number[]) {
  const column = beatColumn();
  for (const atMs of times) column.put(beat(atMs));
  return column;
}

const timesOf = (beats: readonly Beat[]) => beats.map(({ atMs }) => atMs);

test('what comes late is put in its place', () => {
  expect(timesOf(columnOf(10, 30, 40, 20, 5).newest(10))).toEqual([5, 10, 20, 30, 40]);
});

test('what comes again takes the place of what was there', () => {
  const column = columnOf(10, 20, 30);
  column.put({ atMs: 20, outcome: outcomeOf('down', 3), latency: null });
  expect(column.within(15, 30)).toEqual([{ atMs: 20, outcome: outcomeOf('down', 3), latency: null }]);
  expect(column.length()).toBe(3);
});

test('the newest, a part, and what follows are found', () => {
  const column = columnOf(...Array.from({ length: 100 }, (_, n) => n * 10));
  expect(timesOf(column.newest(2))).toEqual([980, 990]);
  expect(timesOf(column.within(15, 40))).toEqual([20, 30]);
  expect(column.firstAfter(30)).toEqual(beat(40));
  expect(column.firstAfter(990)).toBeUndefined();
});

test('a restatement changes the state and leaves the reason', () => {
  const column = beatColumn();
  for (const atMs of [10, 20, 30]) column.put({ atMs, outcome: outcomeOf('pending', 2), latency: null });
  column.restate(10, 30, 'down');
  const outcomes = column.newest(3).map(({ outcome }) => outcome);
  expect(outcomes).toEqual([outcomeOf('down', 2), outcomeOf('down', 2), outcomeOf('pending', 2)]);
});

test('old ones are dropped, but not the newest', () => {
  const column = columnOf(...Array.from({ length: 1000 }, (_, n) => n));
  column.dropBefore(990, 100);
  expect([column.length(), timesOf(column.newest(1000))[0]]).toEqual([100, 900]);
  column.dropBefore(950, 10);
  expect(timesOf(column.within(0, 2000))[0]).toBe(950);
  for (let atMs = 1000; atMs < 1200; atMs++) column.put(beat(atMs));
  expect(column.length()).toBe(250);
});
