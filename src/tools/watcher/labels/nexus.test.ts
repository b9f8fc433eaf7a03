import { expect, test } from 'vitest';
import { readWishes } from '../label-parts/read-wishes.ts';

const read = (name: string, value: string) => readWishes({ [`nexus.watcher.${name}`]: value });

test.each([
  ['mode', 'auto', { mode: 'auto' }],
  ['mode', ' OFF ', { mode: 'off' }],
  ['level', 'minor', { level: 'minor' }],
  ['auto-level', 'digest', { autoLevel: 'digest' }],
  ['minimum-age-days', '2.5', { minimumAgeDays: 2.5 }],
  ['prereleases', 'true', { prereleases: true }],
  ['include', String.raw`^1\.; ^2\.`, { include: [String.raw`^1\.`, String.raw`^2\.`] }],
  ['include', '', { include: [] }],
  ['exclude', 'rc', { exclude: ['rc'] }],
  ['transform', '^v(.*)$ => $1', { transform: '^v(.*)$ => $1' }],
  ['watch-digest', 'no', { watchDigest: false }],
  ['watch-tags', '0', { watchTags: false }],
  [
    'window',
    '0 3 * * 6; Europe/Madrid; 120',
    { window: { cron: '0 3 * * 6', timeZone: 'Europe/Madrid', minutes: 120 } },
  ],
  ['window', 'any', { window: null }],
  ['gate-seconds', '60', { gateSeconds: 60 }],
  ['pulse-seconds', '0', { pulseSeconds: 0 }],
  ['release-link', 'https://example.org/${tag}', { releaseLink: 'https://example.org/${tag}' }],
])('nexus.watcher.%s=%s', (name, value, settings) => {
  expect(read(name, value)).toMatchObject({ settings, problems: [] });
});

test('a label names the container, and what it depends on', () => {
  expect(read('display-name', 'Films')).toMatchObject({ displayName: 'Films', settings: {}, problems: [] });
  expect(read('depends-on', 'db, cache,')).toMatchObject({ dependsOn: ['db', 'cache'], problems: [] });
});

test.each([
  ['mode', 'always', 'Write one of off, notify, ask, auto'],
  ['minimum-age-days', 'two', 'is no number'],
  ['minimum-age-days', '366', 'a number from 0 to 365'],
  ['gate-seconds', '1.5', 'a whole number from 0 to 3600'],
  ['prereleases', 'maybe', 'neither true nor false'],
  ['include', '(', 'cannot be used'],
  ['include', 'a;(?=b)', 'looking ahead'],
  ['transform', 'no arrow', 'has no arrow'],
  ['window', '0 3 * * 6', 'for how many minutes'],
  ['window', '0 3 * * 6; UTC; 20000', '10080 at most'],
  ['window', '0 3 * *; UTC; 60', 'five fields'],
  ['window', '0 0 3 * * 6; UTC; 60', 'without seconds'],
  ['window', '0 3 * * 6; Mars/Base; 60', 'no time zone Mars/Base'],
  ['release-link', 'javascript:alert(1)', 'no web address'],
  ['moed', 'off', 'Did you mean nexus.watcher.mode?'],
  ['constructor', 'x', 'no such label of NEXUS'],
  ['__proto__', 'x', 'no such label of NEXUS'],
  ['', 'x', 'no such label of NEXUS'],
])('nexus.watcher.%s=%s is told, and sets nothing', (name, value, words) => {
  expect(read(name, value)).toEqual({
    settings: {},
    decidedBy: {},
    displayName: null,
    dependsOn: [],
    problems: [
      {
        label: `nexus.watcher.${name}`,
        words: { en: expect.stringContaining(words), es: expect.any(String) },
      },
    ],
  });
});
