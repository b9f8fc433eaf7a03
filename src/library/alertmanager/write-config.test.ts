import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatDuration, parseDuration } from './duration.ts';
import { parseSpan, parseTimeOfDay } from './interval-text.ts';
import { readConfig } from './read-config.ts';
import { containsTime, type IntervalRange, type Span } from './time-interval.ts';
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
            times: [{ start_time: '22:00', end_time: '24:00' }],
            weekdays: ['monday:friday'],
            location: 'Europe/Madrid',
          },
          {
            times: [{ start_time: '00:00', end_time: '07:00' }],
            weekdays: ['tuesday:saturday'],
            location: 'Europe/Madrid',
          },
        ],
      },
    ],
  });
});

const leaf = { matchers: [], muteTimeIntervals: [], activeTimeIntervals: [], continue: false, routes: [] };

function rewritten(times: readonly Span[], weekdays: readonly Span[]): readonly IntervalRange[] {
  const range = { times, weekdays, daysOfMonth: [], months: [], years: [] };
  const timeIntervals = [{ name: 'a', ranges: [range] }];
  const { config } = readConfig(
    writeConfig({ route: leaf, receivers: ['default'], inhibitRules: [], timeIntervals }),
  );
  const ranges = config?.timeIntervals[0]?.ranges ?? [];
  for (let hour = 0; hour < 14 * 24; hour += 1) {
    const atMs = Date.UTC(2026, 10, 2, hour, 30);
    expect(containsTime(ranges, atMs), new Date(atMs).toUTCString()).toBe(containsTime([range], atMs));
  }
  return ranges;
}

test('what goes past midnight means the same once it is written and read', () => {
  const night = { from: 1320, to: 420 };
  expect(rewritten([night], [])).toHaveLength(1);
  expect(rewritten([night, { from: 720, to: 780 }], [{ from: 1, to: 5 }])).toHaveLength(2);
  expect(
    rewritten(
      [night],
      [
        { from: 5, to: 6 },
        { from: 0, to: 0 },
      ],
    ),
  ).toHaveLength(2);
  expect(rewritten([night], [{ from: 6, to: 6 }])).toHaveLength(2);
  expect(rewritten([{ from: 1320, to: 0 }], [{ from: 6, to: 6 }])).toHaveLength(1);
});

test('readers of YAML 1.1 take texts for texts', () => {
  const receivers = ['on', 'no', '22:00', '1_0', '~', 'ok'];
  const yaml = writeConfig({ route: leaf, receivers, inhibitRules: [], timeIntervals: [] });
  expect(parse(yaml, { version: '1.1' })).toMatchObject({ receivers: receivers.map((name) => ({ name })) });
  expect(readConfig(yaml).config?.receivers).toEqual(receivers);
});
