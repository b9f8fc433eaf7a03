import { expect, test } from 'vitest';
import { readPing } from './read-ping.ts';
import { runA } from './test-push.ts';

test.each([
  ['', 'success', null],
  ['start', 'start', null],
  ['fail', 'fail', null],
  ['log', 'log', null],
  ['0', 'success', 0],
  ['1', 'fail', 1],
  ['255', 'fail', 255],
])('"%s" means %s, exit status %s', (action, kind, exitStatus) => {
  expect(readPing(action, undefined).meaning).toEqual({ kind, exitStatus, runId: null });
});

test.each(['256', '99999999999999999999', '-1', '1.5', 'begin', 'START', 'toString', 'start/'])(
  '"%s" is refused',
  (action) => {
    expect(readPing(action, undefined).problem).toMatch(/\.$/);
  },
);

test('a run id is a UUID in any letter case, and nothing else', () => {
  expect(readPing('start', runA.toUpperCase()).meaning?.runId).toBe(runA);
  for (const rid of ['', 'run-7', runA.replaceAll('-', ''), `{${runA}}`])
    expect(readPing('start', rid).problem).toMatch('UUID');
});
