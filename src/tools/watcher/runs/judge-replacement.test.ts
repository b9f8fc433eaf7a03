import { expect, test } from 'vitest';
import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import { fakeContainers } from './fake-containers.ts';
import { judgeReplacement } from './judge-replacement.ts';

/** What Containers shows of one replacement, with what is to be told of it. */
async function seen(state: Operation['state'] | null, outcome: RecreationRecord['outcome'] | null) {
  const containers = fakeContainers();
  const { id } = containers.put('web', 'nginx');
  await containers.recreate({ params: { host: 'nas', id }, query: {}, body: { image: 'nginx:2' } });
  const [operation, recreation] = [containers.operationList[0]!, containers.made[0]!];
  const error = { message: 'Why.', engineText: '' };
  return {
    operation: state === null ? undefined : { ...operation, state, error: state === 'failed' ? error : null },
    recreation:
      outcome === null ? undefined : { ...recreation, outcome, problem: outcome === 'back' ? 'Bad.' : null },
  };
}

test.each([
  [null, null, false, { is: 'none' }],
  [null, null, true, { is: 'interrupted' }],
  ['running', null, true, { is: 'working' }],
  ['running', 'under-way', true, { is: 'working' }],
  ['running', 'succeeded', true, { is: 'working' }],
  ['succeeded', 'succeeded', true, { is: 'replaced' }],
  ['succeeded', null, true, { is: 'replaced' }],
  ['failed', null, true, { is: 'refused', why: 'Why.' }],
  ['failed', 'back', true, { is: 'back', why: 'Bad.' }],
  ['failed', 'under-way', true, { is: 'repairing' }],
  ['failed', 'broken', true, { is: 'broken' }],
  ['interrupted', null, true, { is: 'interrupted' }],
  ['interrupted', 'under-way', true, { is: 'repairing' }],
  ['interrupted', 'succeeded', true, { is: 'replaced' }],
  ['interrupted', 'back', true, { is: 'back', why: 'Bad.' }],
  [null, 'succeeded', false, { is: 'replaced' }],
] as const)(
  'the operation %s and the recreation %s, asked for: %s',
  async (state, outcome, wasAsked, expected) => {
    expect(judgeReplacement(await seen(state, outcome), wasAsked)).toMatchObject(expected);
  },
);
