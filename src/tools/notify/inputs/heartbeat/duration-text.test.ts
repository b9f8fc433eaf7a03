import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [0, '0 s'],
  [90_000, '1 min 30 s'],
  [300_000, '5 min'],
  [5_400_000, '1 h 30 min'],
  [90_061_000, '1 d 1 h'],
])('%i ms', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
