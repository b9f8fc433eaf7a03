import { expect, test } from 'vitest';
import { stackFixture, stackServiceFixture } from './stack-fixtures.ts';
import { nextStep, servicesUp, shownStackState } from './stack-state.ts';

const running = stackServiceFixture({ name: 'web' });
const unhealthy = stackServiceFixture({
  name: 'db',
  containers: [{ id: 'b', name: 'media-db-1', state: 'running', health: 'unhealthy' }],
});
const absent = stackServiceFixture({ name: 'job', containers: [] });

test('a service is up when all of its containers run and none is unhealthy', () => {
  expect(servicesUp([running, unhealthy, absent])).toEqual({ up: 1, total: 3 });
});

test('an unhealthy service shows on its stack', () => {
  expect(shownStackState({ state: 'running', services: [running, unhealthy] })).toBe('unhealthy');
  expect(shownStackState({ state: 'running', services: [running] })).toBe('running');
});

test.each([
  [{ origin: 'found' }, 'adopt'],
  [{ state: 'absent' }, 'plan'],
  [{ drift: 'differs' }, 'plan'],
  [{ state: 'partly' }, 'start'],
  [{}, 'edit'],
] as const)('of a stack that is %j the next step is %s', (changes, step) => {
  expect(nextStep(stackFixture(changes))).toBe(step);
});
