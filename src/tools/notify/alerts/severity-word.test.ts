import { expect, test } from 'vitest';
import { severityOf } from './severity-word.ts';

test.each([
  ['CRITICAL', 'critical'],
  ['PAGE', 'critical'],
  ['error', 'critical'],
  [' Warn ', 'warning'],
  ['notice', 'info'],
  ['none', 'info'],
  ['', 'warning'],
  ['purple', 'warning'],
  [undefined, 'warning'],
])('%s means %s', (word, severity) => {
  expect(severityOf(word)).toBe(severity);
});
