import { expect, test } from 'vitest';
import { configuredFixture, kindFixture, stateFixture } from './registry-fixtures.ts';
import { healthOf, registryRows } from './registry-rows.ts';

const problem = { id: 'limit', words: { en: 'x', es: 'x' }, detail: null, untilMs: null };

test('what does not answer comes first, settings that nothing uses last', () => {
  const rows = registryRows(
    {
      states: [
        stateFixture({ domain: 'ghcr.io', images: 2 }),
        stateFixture(),
        stateFixture({ domain: 'quay.io', images: 1, problem }),
      ],
      configured: [configuredFixture()],
    },
    [kindFixture],
  );
  expect(rows.map(({ domain }) => domain)).toEqual(['quay.io', 'docker.io', 'ghcr.io', 'registry.lan']);
  expect(rows.at(-1)?.title).toBe('Any registry');
});

test('settings stand with the registry that they are for', () => {
  const [row, ...rest] = registryRows(
    { states: [stateFixture({ configuredId: 'g1' })], configured: [configuredFixture()] },
    [],
  );
  expect(row?.configured?.id).toBe('g1');
  expect(rest).toEqual([]);
});

test.each([
  [stateFixture(), 'answers'],
  [stateFixture({ problem }), 'silent'],
  [stateFixture({ problem, restsUntilMs: 9_000 }), 'rests'],
  [stateFixture({ problem, restsUntilMs: 4_000 }), 'silent'],
  [stateFixture({ lastAnswerAtMs: null }), 'notAsked'],
  [null, 'unused'],
] as const)('how a registry is, %#', (state, expected) => {
  expect(healthOf({ state }, 5_000)).toBe(expected);
});
