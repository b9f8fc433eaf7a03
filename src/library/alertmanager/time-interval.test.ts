import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isTimeZone } from '#library/time-zone/zone-offset.ts';
import { containsTime, type IntervalRange } from './time-interval.ts';

const always: IntervalRange = { times: [], weekdays: [], daysOfMonth: [], months: [], years: [] };
const minutes = (from: string, to: string) => ({ from: minute(from), to: minute(to) });

function minute(text: string): number {
  const [hours = 0, rest = 0] = text.split(':').map(Number);
  return hours * 60 + rest;
}

function contains(range: Partial<IntervalRange>, at: string): boolean {
  return containsTime([{ ...always, ...range }], Date.parse(at));
}

describe('a time interval', () => {
  test('ends before its last minute', () => {
    const office = { times: [minutes('09:00', '17:00')] };
    expect(contains(office, '2026-03-02T09:00:00Z')).toBe(true);
    expect(contains(office, '2026-03-02T16:59:59Z')).toBe(true);
    expect(contains(office, '2026-03-02T17:00:00Z')).toBe(false);
    expect(contains({ times: [minutes('17:00', '24:00')] }, '2026-03-02T23:59:00Z')).toBe(true);
  });

  test('goes past midnight, and belongs to the day on which it began', () => {
    const friday = { times: [minutes('22:00', '07:00')], weekdays: [{ from: 5, to: 5 }] };
    expect(contains(friday, '2026-03-06T22:00:00Z')).toBe(true);
    expect(contains(friday, '2026-03-07T06:59:00Z')).toBe(true);
    expect(contains(friday, '2026-03-07T07:00:00Z')).toBe(false);
    expect(contains(friday, '2026-03-06T06:00:00Z')).toBe(false);
    expect(contains(friday, '2026-03-07T22:00:00Z')).toBe(false);
  });

  test('counts days from the end of a month, and cuts what is past it', () => {
    const last = { daysOfMonth: [{ from: -1, to: -1 }] };
    expect(contains(last, '2028-02-29T12:00:00Z')).toBe(true);
    expect(contains(last, '2028-02-28T12:00:00Z')).toBe(false);
    expect(contains({ daysOfMonth: [{ from: 28, to: 31 }] }, '2027-02-28T12:00:00Z')).toBe(true);
    expect(contains({ daysOfMonth: [{ from: 31, to: 31 }] }, '2027-02-28T12:00:00Z')).toBe(false);
  });

  test('follows its time zone through the change of the clock', () => {
    const morning = { times: [minutes('08:00', '09:00')], timeZone: 'Europe/Berlin' };
    expect(contains(morning, '2026-03-28T07:30:00Z')).toBe(true);
    expect(contains(morning, '2026-03-29T06:30:00Z')).toBe(true);
    expect(contains(morning, '2026-03-29T07:30:00Z')).toBe(false);
  });

  test('holds when any of its ranges does, and never when it has none', () => {
    const night = { ...always, times: [minutes('22:00', '23:00')] };
    const noon = { ...always, times: [minutes('12:00', '13:00')] };
    expect(containsTime([night, noon], Date.parse('2026-03-02T12:30:00Z'))).toBe(true);
    expect(containsTime([], Date.parse('2026-03-02T12:30:00Z'))).toBe(false);
  });

  test('knows time zones', () => {
    expect([isTimeZone('Europe/Madrid'), isTimeZone('UTC'), isTimeZone('Mars/Olympus')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

interface Case {
  interval: {
    times?: { startMinute: number; endMinute: number }[];
    weekdays?: { begin: number; end: number }[];
    daysOfMonth?: { begin: number; end: number }[];
    months?: { begin: number; end: number }[];
    years?: { begin: number; end: number }[];
    location?: string;
  };
  contains: string[];
  excludes: string[];
}
const path = new URL('../../../../shared/data/notify/am-time-intervals.json', import.meta.url);
const cases: Case[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).containsTime : [];

test(`agrees with Alertmanager's table, where it is there (${cases.length})`, () => {
  const wrong = cases.flatMap(({ interval, contains: inside, excludes }) => {
    const spans = (all: { begin: number; end: number }[] = []) =>
      all.map(({ begin, end }) => ({ from: begin, to: end }));
    const range: IntervalRange = {
      times: (interval.times ?? []).map(({ startMinute, endMinute }) => ({
        from: startMinute,
        to: endMinute,
      })),
      weekdays: spans(interval.weekdays),
      daysOfMonth: spans(interval.daysOfMonth),
      months: spans(interval.months),
      years: spans(interval.years),
      timeZone: interval.location,
    };
    const at = (text: string) => containsTime([range], Date.parse(text));
    return [...inside.filter((text) => !at(text)), ...excludes.filter(at)];
  });
  expect(wrong).toEqual([]);
});
