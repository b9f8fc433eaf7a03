import { expect, test } from 'vitest';
import { outcomeOf, type Run } from './test-monitor.ts';

const once = { failuresToConfirm: 1, successesToRecover: 1 };

const runs: readonly Run[] = [
  {
    what: 'a maintenance: no failure counts, not even afterwards',
    steps: 'UFmmmmFU',
    heartbeats: 'uummmmuu',
    said: [],
    line: 'up 1, maintenance 3, up 7',
  },
  {
    what: 'down after a maintenance',
    steps: 'UmmFFF',
    heartbeats: 'ummddd',
    said: ['went-down 4@6'],
    line: 'up 1, maintenance 2, up 4, down 4',
  },
  {
    what: 'down before and after a maintenance is one outage',
    steps: 'UFFFmmFFUU',
    heartbeats: 'udddmmdduu',
    said: ['went-down 2@4', 'recovered 9@10'],
    line: 'up 1, down 2, maintenance 5, down 7, up 9',
  },
  {
    what: 'a recovery in a maintenance ends the outage',
    steps: 'UFFFmMMU',
    heartbeats: 'udddmmmu',
    said: ['went-down 2@4', 'recovered 6@7'],
    line: 'up 1, down 2, maintenance 5, up 8',
  },
  {
    what: 'our network lost: unknown, never down',
    steps: 'UFNNNUU',
    heartbeats: 'u????uu',
    said: [],
    line: 'up 1, unknown 2, up 6',
  },
  {
    what: 'a down that was our network is taken back',
    steps: 'UFNNU',
    heartbeats: 'u???u',
    said: ['went-down 2@2', 'down-retracted 2@3'],
    line: 'up 1, down 2, unknown 2, up 5',
    rules: once,
  },
  {
    what: 'what was down before the network was lost stays so',
    steps: 'UFFFFNNFUU',
    heartbeats: 'udddd??duu',
    said: ['went-down 2@4', 'recovered 9@10'],
    line: 'up 1, down 2, unknown 6, down 8, up 9',
  },
  {
    what: 'nobody looked: unknown from the first missing check, and no run goes on',
    steps: 'UFF....FU',
    heartbeats: 'uuuuu',
    said: [],
    line: 'up 1, unknown 4, up 8',
  },
  {
    what: 'down across a gap is one outage',
    steps: 'UFFF....FUU',
    heartbeats: 'udddduu',
    said: ['went-down 2@4', 'recovered 10@11'],
    line: 'up 1, down 2, unknown 5, down 9, up 10',
  },
  { what: 'one late check is no gap', steps: 'U.U', heartbeats: 'uu', said: [], line: 'up 1' },
  {
    what: 'a pause is no gap, and checks that arrive in it are dropped',
    steps: 'UFPFF..RUU',
    heartbeats: 'uuuu',
    said: [],
    line: 'up 1, paused 3, unknown 8, up 9',
  },
  {
    what: 'an outage goes on after a pause',
    steps: 'UFFFPRFUU',
    heartbeats: 'udddduu',
    said: ['went-down 2@4', 'recovered 8@9'],
    line: 'up 1, down 2, paused 5, unknown 6, down 7, up 8',
  },
  {
    what: 'a run the other way starts anew',
    steps: 'USSSUFN',
    heartbeats: 'ussss??',
    said: ['became-degraded 2@4'],
    line: 'up 1, degraded 2, unknown 6',
  },
  {
    what: 'a recovery that began before a maintenance is not finished in it',
    steps: 'UFFFUMmFUU',
    heartbeats: 'uddddmmduu',
    said: ['went-down 2@4', 'recovered 9@10'],
    line: 'up 1, down 2, maintenance 6, down 8, up 9',
  },
  {
    what: 'what is taken back leaves what was before',
    steps: 'USFNS',
    heartbeats: 'us??s',
    said: ['became-degraded 2@2', 'went-down 3@3', 'down-retracted 3@4'],
    line: 'up 1, degraded 2, down 3, unknown 3, degraded 5',
    rules: once,
  },
];

test.each(runs)('$what: $steps', (run) => {
  expect(outcomeOf(run)).toEqual({ rules: {}, ...run });
});
