import { expect, test } from 'vitest';
import { newerFixture, policyFixture, rowFixture, updateFixture, verdictFixture } from './fixtures.ts';
import { byNeed, failedUpdate, offered, rowState, shownUpdate, wantsDecision } from './row-state.ts';

const hold = (id: 'too-young' | 'failed-here') => ({ id, words: { en: 'x', es: 'x' }, untilMs: null });
const held = rowFixture({ verdict: newerFixture(updateFixture('11.0.0', { hold: hold('too-young') })) });
const open = rowFixture({
  verdict: newerFixture(updateFixture('11.0.0', { hold: hold('too-young') }), updateFixture('10.11.0')),
});

test('what is newer and what is newer but held are told apart', () => {
  expect(rowState(open)).toBe('newer');
  expect(rowState(held)).toBe('held');
  expect(offered(open)?.to.tag).toBe('10.11.0');
  expect(offered(held)).toBeNull();
  expect(shownUpdate(held)?.to.tag).toBe('11.0.0');
});

test('of what is unknown the last answer is shown, and nothing is offered', () => {
  const row = rowFixture({ verdict: { ...newerFixture(updateFixture('10.11.0')), state: 'unknown' } });
  expect(rowState(row)).toBe('unknown');
  expect(offered(row)).toBeNull();
  expect(shownUpdate(row)?.to.tag).toBe('10.11.0');
  expect(wantsDecision(row)).toBe(false);
});

test('a container that is being updated is neither newer nor a decision', () => {
  const row = { ...open, runId: 'r1' };
  expect(rowState(row)).toBe('updating');
  expect(wantsDecision(row)).toBe(false);
});

test.each([
  ['ask', 'all', true],
  ['notify', 'all', false],
  ['auto', 'all', false],
  ['auto', 'patch', true],
  ['off', 'all', false],
] as const)('mode %s with %s by itself', (mode, autoLevel, expected) => {
  expect(wantsDecision({ ...open, policy: policyFixture({ mode, autoLevel }) })).toBe(expected);
});

test('a version that failed here waits for a person, one that is too young does not', () => {
  const failed = rowFixture({
    verdict: newerFixture(updateFixture('10.11.0', { hold: hold('failed-here') })),
  });
  expect(failedUpdate(failed)?.to.tag).toBe('10.11.0');
  expect(wantsDecision(failed)).toBe(true);
  expect(wantsDecision(held)).toBe(false);
});

test('what can be updated stands before what is unknown, held and well', () => {
  const same = rowFixture({ name: 'a' });
  const unknown = rowFixture({ name: 'b', verdict: verdictFixture({ state: 'unknown' }) });
  expect([same, held, unknown, open].toSorted(byNeed)).toEqual([open, unknown, held, same]);
});
