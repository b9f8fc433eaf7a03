import { expect, test } from 'vitest';
import { problemWords, reasonOf, wordsOfProblem } from './problem-words.ts';

test.each(Object.entries(problemWords))('%s is a sentence in both languages', (_, { en, es }) => {
  for (const sentence of [en, es]) {
    expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ][^!]*\.$/);
    expect(sentence.length).toBeLessThan(180);
  }
  expect(en).not.toBe(es);
});

test('what is not known here is told all the same, with what the registry said', () => {
  expect(wordsOfProblem('constructor').en).toBe('The registry gave no answer.');
  expect(reasonOf({ id: 'new', detail: 'X', untilMs: 5 })).toMatchObject({
    id: 'new',
    detail: 'X',
    untilMs: 5,
  });
});
