import { expect, test } from 'vitest';
import type { StateRules } from './monitor-state.ts';
import { changeSteps, heartbeatLetters, saidSteps, stepMs, testMonitor } from './test-monitor.ts';

interface Case {
  readonly what: string;
  readonly steps: string;
  readonly heartbeats: string;
  readonly said: readonly string[];
  readonly line: string;
  readonly rules?: Partial<StateRules>;
}

const once = { failuresToConfirm: 1, successesToRecover: 1 };

const cases: readonly Case[] = [
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
];

test.each(cases)('$what: $steps', ({ steps, heartbeats, said, line, rules }) => {
  const monitor = testMonitor(rules).run(steps);
  expect({
    heartbeats: heartbeatLetters(monitor.heartbeats),
    said: saidSteps(monitor.happened),
    line: changeSteps(monitor.happened),
  }).toEqual({ heartbeats, said, line });
});
