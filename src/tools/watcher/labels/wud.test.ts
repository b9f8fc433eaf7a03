import { expect, test } from 'vitest';
import { readWishes } from '../label-parts/read-wishes.ts';

test.each([
  ['watch', 'true', {}],
  ['watch', 'false', { mode: 'off' }],
  ['watch.digest', 'true', { watchDigest: true }],
  ['watch.digest', 'false', { watchDigest: false }],
  ['tag.include', String.raw`^\d+\.\d+$`, { include: [String.raw`^\d+\.\d+$`] }],
  ['tag.exclude', 'beta;rc', { exclude: ['beta;rc'] }],
  ['tag.transform', String.raw`^(\d+\.\d+)-.*$ => $1`, { transform: String.raw`^(\d+\.\d+)-.*$ => $1` }],
  ['link.template', 'https://a.example/v${major}', { releaseLink: 'https://a.example/v${major}' }],
])('wud.%s=%s', (name, value, settings) => {
  expect(readWishes({ [`wud.${name}`]: value })).toMatchObject({ settings, problems: [] });
});

test.each(['trigger.include', 'trigger.exclude', 'display.icon', 'compose.file', 'registry.lookup.image'])(
  'what wud.%s wishes for is not done, and that is told',
  (name) => {
    const { settings, problems } = readWishes({ [`wud.${name}`]: 'x' });
    expect(settings).toEqual({});
    expect(problems).toEqual([{ label: `wud.${name}`, words: expect.anything() }]);
  },
);
