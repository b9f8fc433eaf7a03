import { expect, test } from 'vitest';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import type { Was } from './container-body.ts';
import { decideRepair } from './decide-repair.ts';
import type { Draft, Found, FoundContainer } from './draft.ts';
import { fakeDraft, fakeMember } from './fake-recreation.ts';

function draft(was: Was = 'running'): Draft {
  return { ...fakeDraft('1'), members: [fakeMember({ was, newId: 'new' })] };
}

const runs: FoundContainer = { name: 'web', running: true };
const waits: FoundContainer = { name: 'web-nexus-1', running: false };
const aside: FoundContainer = { name: 'web-nexus-1-old', running: false };

function decide(
  phase: RecreationRecord['phase'],
  old: FoundContainer | null,
  next: FoundContainer | null,
  was?: Was,
  others: Found = [],
) {
  return decideRepair(phase, draft(was), [{ old, new: next }, ...others]);
}

test('before the switch, and on the way back, it goes back', () => {
  expect(decide('building', runs, null)).toBe('back');
  expect(decide('building', runs, waits)).toBe('back');
  expect(decide('going-back', aside, runs)).toBe('back');
});

test('in the switch, a new one that runs in its place decides', () => {
  expect(decide('switching', runs, waits)).toBe('back');
  expect(decide('switching', aside, { ...runs, running: false })).toBe('back');
  expect(decide('switching', aside, runs)).toBe('forward');
  expect(decide('proving', aside, runs)).toBe('forward');
  expect(decide('proving', aside, { ...runs, running: false })).toBe('back');
});

test('a stopped one needs its name only', () => {
  expect(decide('switching', aside, { ...runs, running: false }, 'stopped')).toBe('forward');
  expect(decide('switching', aside, waits, 'stopped')).toBe('back');
});

test('where a dependent has no successor, all go back', () => {
  expect(decide('switching', aside, runs, 'running', [{ old: aside, new: null }])).toBe('back');
});

test('an old one that deleted itself cannot be gone back to while there is a new one', () => {
  expect(decide('switching', null, waits)).toBe('forward');
  expect(decide('switching', null, null)).toBe('back');
});

test('what was proved is finished, unless somebody took the new one away', () => {
  expect(decide('finishing', aside, runs)).toBe('finish');
  expect(decide('finishing', null, runs)).toBe('finish');
  expect(decide('finishing', aside, null)).toBe('back');
  expect(decide('finishing', null, null)).toBe('finish');
});
