import { expect, test } from 'vitest';
import { readWishes } from '../label-parts/read-wishes.ts';

const prefix = 'com.centurylinklabs.watchtower';

test.each([
  ['.enable', 'true', {}],
  ['.enable', 'false', { mode: 'off' }],
  ['.monitor-only', 'true', { mode: 'notify' }],
  ['.monitor-only', 'false', {}],
  ['', 'true', { mode: 'notify' }],
  ['.no-pull', 'false', {}],
  ['.cooldown-delay', '24h', { minimumAgeDays: 1 }],
  ['.cooldown-delay', '3d', { minimumAgeDays: 3 }],
  ['.cooldown-delay', '1w12h', { minimumAgeDays: 7.5 }],
  ['.cooldown-delay', '1M', { minimumAgeDays: 30 }],
  ['.cooldown-delay', '0', { minimumAgeDays: 0 }],
  ['.container-chain', 'abc', {}],
])('watchtower%s=%s', (name, value, settings) => {
  const read = readWishes({ [`${prefix}${name}`]: value });
  expect(read.settings).toEqual(settings);
  expect(read.problems).toEqual([]);
});

test('what is not to be watched at all is not told either', () => {
  const labels = { [`${prefix}.monitor-only`]: 'true', [`${prefix}.enable`]: 'false' };
  expect(readWishes(labels).settings).toEqual({ mode: 'off' });
});

test('it depends on others', () => {
  expect(readWishes({ [`${prefix}.depends-on`]: '/db,cache' }).dependsOn).toEqual(['db', 'cache']);
});

test.each([
  ['.scope', 'mine'],
  ['.no-pull', 'true'],
  ['.stop-signal', 'SIGHUP'],
  ['.lifecycle.pre-update', '/dump.sh'],
  ['.lifecycle.post-check-timeout', '5'],
  ['.cooldown-delay', '3 days'],
  ['.cooldown-delay', '20M'],
  ['.enabled', 'true'],
])('watchtower%s=%s is told, and sets nothing', (name, value) => {
  const { settings, problems } = readWishes({ [`${prefix}${name}`]: value });
  expect(settings).toEqual({});
  expect(problems.map(({ label }) => label)).toEqual([`${prefix}${name}`]);
});
