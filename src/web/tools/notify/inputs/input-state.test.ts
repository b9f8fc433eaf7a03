import { expect, test } from 'vitest';
import { heartbeatFixture, webhookFixture } from './input-fixtures.ts';
import { stateOfInput } from './input-state.ts';

const nowMs = 100_000;

test.each([
  ['unheard', { lastSeenAtMs: null }],
  ['receives', {}],
  ['refused', { lastProblem: 'title: empty' }],
  ['disabled', { isEnabled: false, lastProblem: 'title: empty' }],
] as const)('a webhook is %s', (state, changes) => {
  expect(stateOfInput(webhookFixture(changes), nowMs)).toBe(state);
});

test.each([
  ['neverSeen', { lastSeenAtMs: null, dueAtMs: 200_000 }],
  ['onTime', { dueAtMs: 200_000 }],
  ['late', { dueAtMs: 90_000 }],
  ['late', { lastSeenAtMs: null, dueAtMs: 90_000, isMissing: true }],
  ['failed', { dueAtMs: 200_000, isMissing: true }],
  ['disabled', { isEnabled: false, dueAtMs: null }],
] as const)('a heartbeat is %s', (state, changes) => {
  expect(stateOfInput(heartbeatFixture(changes), nowMs)).toBe(state);
});
