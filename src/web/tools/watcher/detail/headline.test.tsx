import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { VerdictAnswer } from '#contracts/watcher/verdict.ts';
import { newerFixture, rowFixture, updateFixture } from '../fixtures.ts';
import { Headline } from './headline.tsx';

afterEach(cleanup);

test('what is newer is said with what runs', () => {
  render(<Headline row={rowFixture({ verdict: newerFixture(updateFixture('10.11.0')) })} />);
  expect(screen.getByText('10.11.0 is out; 10.10.7 runs.')).toBeDefined();
});

test('what is unknown says why and what was known, and never that it is the newest', () => {
  const words = { en: 'The registry does not answer.', es: 'x' };
  const reason = { id: 'silent', words, detail: 'connection refused', untilMs: null };
  const answer: VerdictAnswer = {
    state: 'same',
    updates: [],
    answeredAtMs: Date.now() - 3 * 86_400_000,
  };
  render(
    <Headline row={rowFixture({ verdict: { state: 'unknown', reason, answer, checkedAtMs: 1_000 } })} />,
  );
  expect(screen.getByText(words.en)).toBeDefined();
  expect(screen.getByText('connection refused')).toBeDefined();
  expect(screen.getByText(/Last known, 3 d ago: 10\.10\.7 was the newest/u)).toBeDefined();
  expect(screen.queryByText(/is the newest/u)).toBeNull();
});

test('a version that is kept back is not presented as on offer', () => {
  const hold = { id: 'snoozed', words: { en: 'x', es: 'x' }, untilMs: null } as const;
  render(<Headline row={rowFixture({ verdict: newerFixture(updateFixture('10.11.0', { hold })) })} />);
  expect(screen.getByText('10.11.0 is out, and kept back.')).toBeDefined();
});

test('an image that is kept back under the tag that runs is not said to be a version that is out', () => {
  const hold = { id: 'failed-here', words: { en: 'x', es: 'x' }, untilMs: null } as const;
  const update = updateFixture('latest', { hold, level: 'digest' });
  render(<Headline row={rowFixture({ verdict: newerFixture(update) })} />);
  expect(screen.getByText('A newer image stands under latest, and is kept back.')).toBeDefined();
});
