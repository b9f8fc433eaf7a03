import { expect, test } from 'vitest';
import { readWishes } from '../label-parts/read-wishes.ts';

const days = 'dd.updatePolicy.maturityMinAgeDays';

test.each([
  [{ 'dd.watch': 'false' }, { mode: 'off' }],
  [{ 'dd.watch.digest': 'true' }, { watchDigest: true }],
  [{ 'dd.tag.family': 'strict' }, {}],
  [{ [days]: '14' }, { minimumAgeDays: 14 }],
  [{ [days]: '14', 'dd.updatePolicy.maturityMode': 'mature' }, { minimumAgeDays: 14 }],
  [{ 'dd.updatePolicy.maturityMode': 'mature' }, { minimumAgeDays: 7 }],
  [{ [days]: '14', 'dd.updatePolicy.maturityMode': 'all' }, { minimumAgeDays: 0 }],
  [{ 'dd.updatePolicy.skipTags': '1.0, v2+b' }, { exclude: [String.raw`^1\.0$`, String.raw`^v2\+b$`] }],
  [{ 'dd.updatePolicy.skipTags': '1', 'dd.tag.exclude': 'rc' }, { exclude: ['rc', '^1$'] }],
  [{ 'dd.action.auto': 'docker.local' }, { mode: 'auto', autoLevel: 'all' }],
  [{ 'dd.action.auto': 'docker.a:digest, docker.b:minor' }, { mode: 'auto', autoLevel: 'minor' }],
  [{ 'dd.rollback.window': '90500' }, { gateSeconds: 91 }],
  [{ 'dd.rollback.auto': 'true', 'dd.update.mode': 'normal', 'dd.runtime.cmd.origin': 'inherited' }, {}],
  [{ 'dd.link.template': 'https://a.example' }, { releaseLink: 'https://a.example' }],
])('%j', (labels, settings) => {
  const read = readWishes(labels);
  expect(read.settings).toEqual(settings);
  expect(read.problems).toEqual([]);
});

test('it depends on others', () => {
  expect(readWishes({ 'dd.depends_on': 'db' }).dependsOn).toEqual(['db']);
});

test.each([
  ['tag.family', 'loose', 'one kind only'],
  ['action.auto', 'docker.local:major-only', 'Nothing is applied by itself'],
  ['action.exclude', 'docker.local', 'nexus.watcher.mode'],
  ['hook.pre', 'sh -c x', 'no commands'],
  ['compose.native', 'true', 'stack in Containers'],
  ['update.mode', 'infrastructure', 'by hand'],
  ['rollback.auto', 'false', 'always takes back'],
  ['rollback.window', '9999999', 'from 0 to 3600'],
  ['updatePolicy.maturityMode', 'old', 'one of all, mature'],
  ['updatePolicy.skipDigests', 'sha256:a', 'Skip the version'],
  ['tag.includes', 'x', 'Did you mean dd.tag.include?'],
])('dd.%s=%s is told, and sets nothing', (name, value, words) => {
  const { settings, problems } = readWishes({ [`dd.${name}`]: value });
  expect(settings).toEqual({});
  expect(problems).toMatchObject([{ label: `dd.${name}`, words: { en: expect.stringContaining(words) } }]);
});
