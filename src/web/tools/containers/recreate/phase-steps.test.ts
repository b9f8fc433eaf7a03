import { expect, test } from 'vitest';
import { phaseSteps, splitProblem, takenBackToMs } from './phase-steps.ts';

test.each([
  ['finishing', 'succeeded', 'building done, switching done, proving done, finishing done'],
  ['proving', 'under-way', 'building done, switching done, proving working, finishing waiting'],
  ['finishing', 'broken', 'building done, switching done, proving done, finishing failed'],
  ['going-back', 'back', 'going-back done'],
  ['going-back', 'broken', 'going-back failed'],
] as const)('%s, %s: %s', (phase, outcome, expected) => {
  const steps = phaseSteps({ phase, outcome }).map((step) => `${step.phase} ${step.state}`);
  expect(steps.join(', ')).toBe(expected);
});

test('the sentence stands apart from the lines of the log', () => {
  expect(splitProblem('The new web did not prove itself: it ended.\none\ntwo\n')).toEqual({
    sentence: 'The new web did not prove itself: it ended.',
    lines: 'one\ntwo',
  });
  expect(splitProblem('NEXUS stopped before it was done.').lines).toBe('');
});

test('what was taken back says to when; what somebody wrote is left alone', () => {
  const reason = 'Back to how it was before 2026-11-25T15:00:00.000Z';
  expect(takenBackToMs({ kind: 'revert', reason })).toBe(Date.UTC(2026, 10, 25, 15));
  expect(takenBackToMs({ kind: 'recreate', reason })).toBeNull();
  expect(takenBackToMs({ kind: 'revert', reason: 'as before' })).toBeNull();
});
