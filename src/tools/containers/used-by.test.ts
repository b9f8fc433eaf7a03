import { expect, test } from 'vitest';
import { usedBy } from './used-by.ts';

const running = (name: string) => ({ name, running: true });

test('names who has it, and says who is stopped', () => {
  expect(usedBy([running('web'), { name: 'db', running: false }])).toBe('used by web, db (stopped).');
});

test('counts whom it does not name', () => {
  const users = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(running);
  expect(usedBy(users)).toBe('used by a, b, c, d, e and 2 more.');
});

test('names once who has it twice', () => {
  expect(usedBy([running('web'), running('web')])).toBe('used by web.');
});
