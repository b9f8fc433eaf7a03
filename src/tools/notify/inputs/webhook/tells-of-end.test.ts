import { expect, test } from 'vitest';
import { tellsOfEnd } from './tells-of-end.ts';

test('an end is told by few words', () => {
  expect(['true', '1', 'RESOLVED', ' ok ', 'up'].every(tellsOfEnd)).toBe(true);
  expect(['', '0', 'false', 'down', 'firing', 'TRIGGERED'].some(tellsOfEnd)).toBe(false);
});
