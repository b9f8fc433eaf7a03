import { expect, test } from 'vitest';
import { outcomeOf, type Run, stepMs } from './test-monitor.ts';

const once = { failuresToConfirm: 1, successesToRecover: 1 };

const runs: readonly Run[] = [
  { what: 'the first success is believed', steps: 'UU', heartbeats: 'uu', said: [], line: 'up 1' },
  {
    what: 'failures are confirmed back to the first',
    steps: 'UUFFF',
    heartbeats: 'uuddd',
    said: ['went-down 3@5'],
    line: 'up 1, down 3',
  },
  {
    what: 'so are recoveries',
    steps: 'UFFFUU',
    heartbeats: 'uddduu',
    said: ['went-down 2@4', 'recovered 5@6'],
    line: 'up 1, down 2, up 5',
  },
  {
    what: 'a failure that was not confirmed counts as before',
    steps: 'UFFUU',
    heartbeats: 'uuuuu',
    said: [],
    line: 'up 1',
  },
  {
    what: 'a success that was not confirmed counts as before',
    steps: 'UFFFUFUU',
    heartbeats: 'uddddduu',
    said: ['went-down 2@4', 'recovered 7@8'],
    line: 'up 1, down 2, up 7',
  },
  { what: 'one failure, still open', steps: 'UF', heartbeats: 'up', said: [], line: 'up 1' },
  {
    what: 'a monitor that was never up',
    steps: 'FFF',
    heartbeats: 'ddd',
    said: ['went-down 1@3'],
    line: 'down 1',
  },
  {
    what: 'without confirmation',
    steps: 'UFUF',
    heartbeats: 'udud',
    said: ['went-down 2@2', 'recovered 3@3', 'went-down 4@4'],
    line: 'up 1, down 2, up 3, down 4',
    rules: once,
  },
  {
    what: 'slow answers degrade it',
    steps: 'USSSUU',
    heartbeats: 'usssuu',
    said: ['became-degraded 2@4', 'no-longer-degraded 5@6'],
    line: 'up 1, degraded 2, up 5',
  },
  {
    what: 'slow, then down: failures count for both',
    steps: 'USFFFUU',
    heartbeats: 'usddduu',
    said: ['became-degraded 2@4', 'went-down 3@5', 'recovered 6@7'],
    line: 'up 1, degraded 2, down 3, up 6',
  },
  {
    what: 'down, then slow, then up',
    steps: 'UFFFSSUU',
    heartbeats: 'udddssuu',
    said: ['went-down 2@4', 'recovered 5@6', 'no-longer-degraded 7@8'],
    line: 'up 1, down 2, degraded 5, up 7',
  },
  {
    what: 'upside down: an answer is the failure',
    steps: 'FUUUFF',
    heartbeats: 'uddduu',
    said: ['went-down 2@4', 'recovered 5@6'],
    line: 'up 1, down 2, up 5',
    rules: { isUpsideDown: true },
  },
  {
    what: 'it is said again while it is down, and not while it recovers',
    steps: 'UFFFFFFUFUU',
    heartbeats: 'udddddddduu',
    said: ['went-down 2@4', 'still-down 2@6', 'still-down 2@9', 'recovered 10@11'],
    line: 'up 1, down 2, up 10',
    rules: { resendEveryMs: 2 * stepMs },
  },
];

test.each(runs)('$what: $steps', (run) => {
  expect(outcomeOf(run)).toEqual({ rules: {}, ...run });
});
