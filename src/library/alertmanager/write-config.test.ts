import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatDuration, parseDuration } from './duration.ts';
import { parseSpan, parseTimeOfDay } from './interval-text.ts';
import { writeConfig } from './write-config.ts';

test.each([
  ['1h30m', 5_400_000],
  ['0', 0],
  ['2d', 172_800_000],
  ['1w', 604_800_000],
  ['1500ms', 1_500],
  ['30m1h', null],
  ['', null],
  ['5', null],
])('the duration %s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
  if (ms !== null && ms > 0) expect(parseDuration(formatDuration(ms))).toBe(ms);
});

test.each([
  ['weekday', 'monday:friday', { from: 1, to: 5 }],
  ['weekday', 'Sunday', { from: 0, to: 0 }],
  ['weekday', 'someday', null],
  ['month', 'january:3', { from: 1, to: 3 }],
  ['month', '13', null],
  ['dayOfMonth', '-3:-1', { from: -3, to: -1 }],
  ['dayOfMonth', '1:5', { from: 1, to: 5 }],
  ['dayOfMonth', '0', null],
  ['dayOfMonth', '5:1', null],
  ['year', '2026:2027', { from: 2026, to: 2027 }],
] as const)('the %s %s', (kind, text, span) => {
  expect(parseSpan[kind](text)).toEqual(span);
});

test('the time of day', () => {
  expect(['09:30', '24:00', '24:01', '9:30', '10:60'].map(parseTimeOfDay)).toEqual([
    570,
    1440,
    null,
    null,
    null,
  ]);
});

test('a routing as alertmanager.yml', () => {
  const range = {
    times: [{ from: 1320, to: 420 }],
    weekdays: [{ from: 1, to: 5 }],
    daysOfMonth: [],
    months: [],
    years: [],
  };
  const leaf = { muteTimeIntervals: [], activeTimeIntervals: [], continue: false, routes: [] };
  const yaml = writeConfig({
    resolveTimeoutMs: 300_000,
    receivers: ['default', 'phone'],
    route: {
      ...leaf,
      receiver: 'default',
      matchers: [],
      groupBy: ['host'],
      groupWaitMs: 15_000,
      routes: [
        {
          ...leaf,
          matchers: [{ name: 'severity', operator: '=~', value: 'a|b' }],
          repeatIntervalMs: 0,
          muteTimeIntervals: ['night'],
          continue: true,
        },
      ],
    },
    inhibitRules: [{ source: [{ name: 'a', operator: '=', value: '1' }], target: [], equal: ['host'] }],
    timeIntervals: [{ name: 'night', ranges: [{ ...range, timeZone: 'Europe/Madrid' }] }],
  });
  expect(parse(yaml)).toEqual({
    global: { resolve_timeout: '5m' },
    route: {
      receiver: 'default',
      group_by: ['host'],
      group_wait: '15s',
      routes: [
        {
          matchers: ['severity=~"a|b"'],
          repeat_interval: '3650d',
          mute_time_intervals: ['night'],
          continue: true,
        },
      ],
    },
    inhibit_rules: [{ source_matchers: ['a="1"'], target_matchers: [], equal: ['host'] }],
    receivers: [{ name: 'default' }, { name: 'phone' }],
    time_intervals: [
      {
        name: 'night',
        time_intervals: [
          {
            times: [
              { start_time: '22:00', end_time: '24:00' },
              { start_time: '00:00', end_time: '07:00' },
            ],
            weekdays: ['monday:friday'],
            location: 'Europe/Madrid',
          },
        ],
      },
    ],
  });
});
