import { expect, test } from 'vitest';
import { readConfig } from './read-config.ts';
import { writeConfig } from './write-config.ts';

const whole = `
global:
  resolve_timeout: 10m
  smtp_smarthost: mail:25
route:
  receiver: ops
  group_by: [host]
  group_wait: 1m30s
  routes:
    - match: { team: 1 }
      match_re: { env: 'a|b' }
      matchers: ['severity="critical",host!=nas']
      repeat_interval: 3650d
      mute_time_intervals: [night]
      continue: true
receivers:
  - name: ops
    slack_configs: [{ api_url: secret-address }]
inhibit_rules:
  - source_match: { severity: critical }
    target_match_re: { severity: 'warn.*' }
    target_matchers: [a=b]
    equal: [host]
mute_time_intervals:
  - name: night
    time_intervals:
      - times: [{ start_time: 22:00, end_time: 24:00 }]
        weekdays: ['monday:friday', sunday]
        days_of_month: [1, '-3:-1']
        years: [2026]
        location: Europe/Madrid
`;

test('an alertmanager.yml, with the forms of old', () => {
  const { config, problems, notes } = readConfig(whole);
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    resolveTimeoutMs: 600_000,
    receivers: ['ops'],
    route: {
      receiver: 'ops',
      groupBy: ['host'],
      groupWaitMs: 90_000,
      routes: [
        {
          matchers: [
            { name: 'team', operator: '=', value: '1' },
            { name: 'env', operator: '=~', value: 'a|b' },
            { name: 'severity', operator: '=', value: 'critical' },
            { name: 'host', operator: '!=', value: 'nas' },
          ],
          repeatIntervalMs: 0,
          muteTimeIntervals: ['night'],
          continue: true,
        },
      ],
    },
    inhibitRules: [
      {
        source: [{ name: 'severity', operator: '=', value: 'critical' }],
        target: [
          { name: 'severity', operator: '=~', value: 'warn.*' },
          { name: 'a', operator: '=', value: 'b' },
        ],
        equal: ['host'],
      },
    ],
    timeIntervals: [
      {
        name: 'night',
        ranges: [
          {
            times: [{ from: 1320, to: 1440 }],
            weekdays: [
              { from: 1, to: 5 },
              { from: 0, to: 0 },
            ],
            daysOfMonth: [
              { from: 1, to: 1 },
              { from: -3, to: -1 },
            ],
            months: [],
            years: [{ from: 2026, to: 2026 }],
            timeZone: 'Europe/Madrid',
          },
        ],
      },
    ],
  });
  expect(notes.map(({ en }) => en)).toEqual([
    'route.routes.0.repeat_interval: longer than 400 days is taken as never.',
    'receivers.0.slack_configs was left out.',
    'global.smtp_smarthost was left out.',
  ]);
  expect(notes[1]?.es).toBe('receivers.0.slack_configs se dejó fuera.');
});

test('what is written is read as the same', () => {
  const { config } = readConfig(whole);
  if (!config) throw new Error('it was not read');
  expect(readConfig(writeConfig(config)).config).toEqual(config);
});

test.each([
  ['route: { group_wait: soon }', 'route.group_wait', 'Line 1: soon is no duration'],
  ['route:\n  group_interval: 0s', 'route.group_interval', 'Line 2: This has to be longer'],
  [
    'route:\n  routes:\n    - matchers: ["a=~["]',
    'route.routes.0.matchers.0',
    'Line 3: The pattern [ is none',
  ],
  ['route:\n  match_re: { a: "(" }', 'route.match_re.a', 'Line 2: The pattern ( is none'],
  ['route: {}\nreceivers: [{}]', 'receivers.0.name', 'Line 2: A name is missing'],
  ['receivers: []', 'route', 'Line 1: The route is missing'],
  ['route: [', '', 'Line 1: this is not YAML'],
  ['route: text', 'route', 'Line 1: Fields with names are meant'],
])('%j has a problem with its place', (yaml, path, message) => {
  const { config, problems } = readConfig(yaml);
  expect(config).toBeNull();
  expect(problems[0]).toMatchObject({ path, message: expect.stringContaining(message) });
  expect(problems[0]?.es).not.toBe(problems[0]?.message);
});

test.each([
  "times: [{ start_time: '09:30', end_time: '07:41' }]",
  "times: [{ start_time: '24:00', end_time: '17:41' }]",
  "times: [{ start_time: '14:03' }]",
  "times: [{ start_time: '01:99', end_time: '23:59' }]",
  "weekdays: ['friday:monday']",
  "days_of_month: ['-15:5']",
  "days_of_month: ['-31:31']",
  "days_of_month: ['10:-25']",
  "months: ['december:january']",
  "years: ['2022:2020']",
  'location: Mars/Olympus',
])('%s is refused', (range) => {
  const yaml = `route: {}\ntime_intervals: [{ name: a, time_intervals: [{ ${range} }] }]`;
  expect(readConfig(yaml).problems).toHaveLength(1);
});

test('YAML made to exhaust is refused', () => {
  const bomb = [
    'a: &a [x]',
    ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`),
  ];
  expect(readConfig(bomb.join('\n')).config).toBeNull();
  expect(readConfig(`route: ${'['.repeat(50_000)}`).config).toBeNull();
});
