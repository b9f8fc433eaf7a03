import { expect, test } from 'vitest';
import { severityOf, tellsOfEnd } from './severity-word.ts';

test.each([
  ['CRITICAL', 'critical'],
  ['error', 'critical'],
  ['Warn', 'warning'],
  ['notice', 'info'],
  ['', 'warning'],
  ['purple', 'warning'],
])('%s means %s', (word, severity) => {
  expect(severityOf(word)).toBe(severity);
});

test('an end is told by few words', () => {
  expect(['true', '1', 'RESOLVED', ' ok ', 'up'].every(tellsOfEnd)).toBe(true);
  expect(['', '0', 'false', 'down', 'firing', 'TRIGGERED'].some(tellsOfEnd)).toBe(false);
});
