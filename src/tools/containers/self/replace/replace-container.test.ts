import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { conflict, unavailable } from '#kernel/errors.ts';
import { createLog } from '#kernel/log.ts';
import type { Draft } from '../../recreate/draft.ts';
import { fakeDraft, fakeRecreation, type FakeRecreation } from '../../recreate/fake-recreation.ts';
import { testOrder } from '../test-order.ts';
import { mostAttempts, replaceContainer } from './replace-container.ts';
import type { ReplaceState, StateFile } from './replace-state.ts';

const order = testOrder();

const nothing: ReplaceState = { attempts: 0, draft: null, phase: 'building', problem: null, outcome: null };

/** A helper whose every start is one call; what it wrote down is there again. */
function helper(start: ReplaceState = nothing) {
  let state = start;
  const file: StateFile = {
    read: async () => state,
    write: async (next) => void (state = JSON.parse(JSON.stringify(next))),
  };
  const recreation: FakeRecreation = fakeRecreation();
  recreation.capture = async (id) => ({
    id,
    body: { name: 'nexus', create: { Image: 'nexus:1' } },
    was: 'running',
    image: { id: 'sha256:1', reference: 'nexus:1', defaults: {} },
    anonymousVolumes: [],
  });
  const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
  const run = () => replaceContainer({ recreation, clock: manualClock(5), log, order, file });
  return { recreation, start: run, state: () => state };
}

test('the new one proves itself, and nothing of the environment is left behind', async () => {
  const { recreation, start, state } = helper();
  expect(await start()).toEqual({ outcome: 'succeeded', problem: null, endedAtMs: 5 });
  expect(recreation.asked).toEqual(['draft', 'build', 'switchOver', 'prove', 'finish', 'report']);
  expect(JSON.stringify(state())).not.toContain('hunter2');
  expect(await start()).toEqual({ outcome: 'succeeded', problem: null, endedAtMs: 5 });
});

test('one that does not prove itself leads back, with what it said last', async () => {
  const { recreation, start } = helper();
  recreation.verdict = { passed: false, reason: 'The new nexus ended.', log: 'out of luck' };
  expect(await start()).toMatchObject({ outcome: 'back', problem: 'The new nexus ended.\nout of luck' });
  expect(recreation.asked.at(-1)).toBe('goBack');
});

test('what is refused before anything was done leaves the old one as it is', async () => {
  const { recreation, start } = helper();
  recreation.before = () => Promise.reject(conflict('It is being removed.'));
  expect(await start()).toMatchObject({ outcome: 'back', problem: 'It is being removed.' });
});

const member = { ...fakeDraft('r').members[0]!, newId: 'new' };
const draft: Draft = { ...fakeDraft('r'), members: [member] };

test.each<[phase: ReplaceState['phase'], isInPlace: boolean, outcome: string, asked: string[]]>([
  ['building', false, 'back', ['examine', 'goBack']],
  ['switching', false, 'back', ['examine', 'goBack']],
  ['switching', true, 'succeeded', ['examine', 'switchOver', 'prove', 'finish', 'report']],
  ['proving', true, 'succeeded', ['examine', 'switchOver', 'prove', 'finish', 'report']],
  ['finishing', true, 'succeeded', ['examine', 'finish', 'report']],
  ['going-back', true, 'back', ['examine', 'goBack']],
])('killed while %s, in place: %s, it ends as %s', async (phase, isInPlace, outcome, asked) => {
  const { recreation, start } = helper({ ...nothing, attempts: 1, draft, phase });
  const name = isInPlace ? member.body.name : member.temporaryName;
  recreation.found = [{ old: { name: 'x', running: false }, new: { name, running: isInPlace } }];
  expect(await start()).toMatchObject({ outcome });
  expect(recreation.asked).toEqual(asked);
});

test('an engine that does not answer is tried again, and not for ever', async () => {
  const { recreation, start, state } = helper();
  recreation.before = () => Promise.reject(unavailable('The engine is away.'));
  for (let count = 1; count < mostAttempts; count += 1) expect(await start()).toBeUndefined();
  expect(await start()).toMatchObject({ outcome: 'failed', problem: 'The engine is away.' });
  expect(state().attempts).toBe(mostAttempts);
});
