import { expect, test } from 'vitest';
import { filterPing } from './filter-ping.ts';
import { newPushState } from './push-state.ts';
import { dailyRule, pingOf } from './test-push.ts';

const bodyFilter = {
  failure: ['ERROR', ' fatal '],
  success: ['done', ''],
  start: ['begin'],
  otherwise: 'ignore',
} as const;
const rule = dailyRule({ bodyFilter });

test.each([
  ['Backup done', { kind: 'success' }],
  ['done, with an error', { kind: 'fail' }],
  ['begin, not yet DONE', { kind: 'success' }],
  ['Begin', { kind: 'start' }],
  ['Fatal: no space', { kind: 'fail' }],
  ['', { ignored: 'no keyword' }],
])('a body "%s" means %j', (body, meaning) => {
  expect(filterPing(pingOf({ body }), rule, newPushState)).toEqual(meaning);
});

test('a body without any of the words can mean a failure', () => {
  const strict = dailyRule({ bodyFilter: { ...bodyFilter, otherwise: 'fail' } });
  expect(filterPing(pingOf({ body: 'hello' }), strict, newPushState)).toEqual({ kind: 'fail' });
});

test('what the address says is not overruled by the words of the body', () => {
  for (const kind of ['start', 'fail', 'log'] as const)
    expect(filterPing(pingOf({ kind, body: 'done' }), rule, newPushState)).toEqual({ kind });
  expect(filterPing(pingOf({ exitStatus: 0, body: 'error' }), rule, newPushState)).toEqual({
    kind: 'success',
  });
});

test('with POST only, all else is ignored, whatever the body', () => {
  const posted = dailyRule({ bodyFilter, methods: 'POST' });
  for (const method of ['GET', 'HEAD'])
    expect(filterPing(pingOf({ method, body: 'error' }), posted, newPushState)).toEqual({
      ignored: 'method',
    });
  expect(filterPing(pingOf({ method: 'POST', body: 'done' }), posted, newPushState)).toEqual({
    kind: 'success',
  });
});
