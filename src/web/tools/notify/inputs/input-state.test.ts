import { expect, test } from 'vitest';
import { heartbeatFixture, webhookFixture } from './input-fixtures.ts';
import { stateOfInput } from './input-state.ts';

// The rule of the fixture: every day, an hour of grace.
const dayMs = 25 * 3_600_000;
const nowMs = 2 * dayMs;

test.each([
  ['unheard', { lastSeenAtMs: null }],
  ['receives', {}],
  ['refused', { lastProblem: 'title: empty' }],
  ['disabled', { isEnabled: false, lastProblem: 'title: empty' }],
] as const)('a webhook is %s', (state, changes) => {
  expect(stateOfInput(webhookFixture(changes), nowMs)).toBe(state);
});

test.each([
  ['neverSeen', { lastSeenAtMs: null, dueAtMs: nowMs + 1 }],
  ['onTime', { dueAtMs: nowMs + 1 }],
  ['late', { dueAtMs: nowMs - 1 }],
  ['late', { lastSeenAtMs: null, dueAtMs: nowMs - 1, isMissing: true }],
  // NEXUS has just started, and gives senders time again: this one was missing before.
  ['late', { lastSeenAtMs: dayMs - 1, dueAtMs: nowMs + 1, isMissing: true }],
  ['failed', { lastSeenAtMs: nowMs - 1, dueAtMs: nowMs + dayMs, isMissing: true }],
  ['disabled', { isEnabled: false, dueAtMs: null }],
] as const)('a heartbeat is %s', (state, changes) => {
  expect(stateOfInput(heartbeatFixture(changes), nowMs)).toBe(state);
});
