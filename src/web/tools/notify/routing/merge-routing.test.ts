import { expect, test } from 'vitest';
import { mergeRouting } from './merge-routing.ts';
import { routingFixture } from './test-routing.tsx';

test('what was changed here wins, what was not stays as it was saved meanwhile', () => {
  const mine = { ...routingFixture, receivers: [] };
  const theirs = { ...routingFixture, receivers: [], timeIntervals: [], resolveTimeoutMs: 1 };
  expect(mergeRouting(routingFixture, mine, theirs)).toEqual({
    ...routingFixture,
    receivers: [],
    timeIntervals: [],
    resolveTimeoutMs: 1,
  });
  const both = mergeRouting(routingFixture, { ...routingFixture, resolveTimeoutMs: 2 }, theirs);
  expect(both.resolveTimeoutMs).toBe(2);
});
