import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [0, '0 ms'],
  [250.4, '250 ms'],
  [45_000, '45 s'],
  [90_000, '1 min 30 s'],
  [3_600_000, '1 h'],
  [15_120_000, '4 h 12 min'],
  [86_400_000 * 3 + 60_000, '3 d'],
])('%d ms is %s', (ms, text) => expect(durationText(ms)).toBe(text));
