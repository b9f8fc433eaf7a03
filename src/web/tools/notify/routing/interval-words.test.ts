import { expect, test } from 'vitest';
import { TimeRange } from '#contracts/notify/routing-config.ts';
import {
  parseHours,
  parseSpans,
  rangeWords,
  spansOf,
  tickedOf,
  writeHours,
  writeSpans,
} from './interval-words.ts';

const words = { always: 'always', days: 'days', and: 'and', last: 'last' };

test('a range is said in a line', () => {
  const night = TimeRange.parse({
    times: [{ from: 1320, to: 420 }],
    weekdays: [{ from: 1, to: 5 }],
    timeZone: 'Europe/Madrid',
  });
  expect(rangeWords(night, 'en', words)).toBe('22:00–07:00, Mon–Fri, Europe/Madrid');
  const ends = TimeRange.parse({ daysOfMonth: [{ from: -3, to: -1 }], months: [{ from: 12, to: 12 }] });
  expect(rangeWords(ends, 'en', words)).toBe('days -3–last, Dec, UTC');
  const breaks = TimeRange.parse({
    times: [
      { from: 540, to: 780 },
      { from: 900, to: 1080 },
    ],
  });
  expect(rangeWords(breaks, 'en', words)).toBe('09:00–13:00 and 15:00–18:00, UTC');
  expect(rangeWords(TimeRange.parse({}), 'en', words)).toBe('always, UTC');
});

test.each([
  ['7:05-24:00', [{ from: 425, to: 1440 }]],
  [
    '22:00–07:00, 13:00 - 14:00',
    [
      { from: 1320, to: 420 },
      { from: 780, to: 840 },
    ],
  ],
  ['', []],
  ['24:01-07:00', null],
  ['7:60-8:00', null],
  ['7-8', null],
  ['7:00', null],
])('hours: %j', (text, expected) => {
  expect(parseHours(text)).toEqual(expected);
});

test('hours read back the same', () => {
  const spans = [{ from: 425, to: 1440 }];
  expect(parseHours(writeHours(spans))).toEqual(spans);
});

test('spans read back the same, and what is none is refused', () => {
  const spans = [
    { from: 1, to: 5 },
    { from: -3, to: -1 },
    { from: 9, to: 9 },
  ];
  expect(parseSpans(writeSpans(spans))).toEqual(spans);
  expect(parseSpans('1-5, 9')).toEqual([spans[0], spans[2]]);
  expect(parseSpans('first')).toBeNull();
  expect(parseSpans(' ')).toEqual([]);
});

test('neighbours that are ticked become one span', () => {
  const spans = spansOf(new Set([5, 1, 2, 0]));
  expect(spans).toEqual([
    { from: 0, to: 2 },
    { from: 5, to: 5 },
  ]);
  expect(tickedOf(spans)).toEqual(new Set([0, 1, 2, 5]));
});
