import { describe, expect, test } from 'vitest';
import { isTimeZone, offsetAt } from './zone-offset.ts';
import { spanAt } from './zone-spans.ts';

const hourMs = 3_600_000;

describe('a zone', () => {
  test('is known by its IANA name', () => {
    expect(['UTC', 'Europe/Riga', 'Asia/Kathmandu'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['', 'Mars/Olympus'].map(isTimeZone)).toEqual([false, false]);
    expect(() => offsetAt('Mars/Olympus', 0)).toThrow(RangeError);
  });

  test.each([
    ['UTC', '2026-07-01T00:00:00Z', 0],
    ['Europe/Riga', '2026-01-01T00:00:00Z', 2],
    ['Europe/Riga', '2026-07-01T00:00:00Z', 3],
    ['Asia/Kathmandu', '2026-07-01T00:00:00Z', 5.75],
    ['America/St_Johns', '2026-01-01T00:00:00.999Z', -3.5],
  ])('%s at %s is %d hours from UTC', (zone, at, hours) => {
    expect(offsetAt(zone, Date.parse(at))).toBe(hours * hourMs);
  });

  test.each([
    ['Europe/Riga', '2021-03-28T01:00:00Z', 2, 3],
    ['Europe/Riga', '2021-10-31T01:00:00Z', 3, 2],
    ['Australia/Lord_Howe', '2021-10-02T15:30:00Z', 10.5, 11],
    ['Africa/Casablanca', '2026-02-15T02:00:00Z', 1, 0],
    ['Africa/Casablanca', '2026-03-22T02:00:00Z', 0, 1],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', -10, 14],
  ])('%s changes at %s from %d to %d hours', (zone, at, before, after) => {
    const atMs = Date.parse(at);
    expect(spanAt(zone, atMs - 1)).toMatchObject({ toMs: atMs, offsetMs: before * hourMs });
    expect(spanAt(zone, atMs)).toMatchObject({
      fromMs: atMs,
      offsetMs: after * hourMs,
      offsetBeforeMs: before * hourMs,
    });
  });

  test('is cut at the turn of the year, where nothing changes', () => {
    const atMs = Date.parse('2026-01-01T00:00:00Z');
    expect(spanAt('Europe/Riga', atMs)).toMatchObject({
      fromMs: atMs,
      toMs: Date.parse('2026-03-29T01:00:00Z'),
      offsetMs: 2 * hourMs,
      offsetBeforeMs: 2 * hourMs,
    });
  });
});
