import { expect, test } from 'vitest';
import { a, b, openDispatchUnderTest, over, second, startMs, testRouting } from './test-dispatch.ts';

/** Two parts of the tree with the same matchers and receiver, one behind the other with `continue`. */
function twins(times: { day?: string[]; night?: string[] } = {}) {
  const one = testRouting();
  return testRouting({
    routesFor: (labels) =>
      one.routesFor(labels).flatMap((route) => [
        { ...route, id: '0', repeatIntervalMs: 0, activeTimeIntervals: times.day ?? [] },
        { ...route, id: '1', repeatIntervalMs: 0, activeTimeIntervals: times.night ?? [] },
      ]),
    isWithin: (name, atMs) => (name === 'day') === atMs < startMs + 15 * second,
  });
}

const notes = (it: Awaited<ReturnType<typeof openDispatchUnderTest>>) =>
  it.kernel.database.query.selectFrom('notifications').selectAll().execute();

test('two parts of the tree with the same matchers and receiver tell a destination once', async () => {
  await using it = await openDispatchUnderTest(twins());
  it.alerts.set(a);
  await it.pass(20 * second);
  expect(it.told()).toEqual(['phone first +g/a']);
  it.alerts.set(b);
  await it.pass(20 * second);
  expect(it.told()).toEqual(['phone new-alerts +g/a +g/b']);
  it.alerts.set(over(a, it.clock.now()), over(b, it.clock.now()));
  await it.pass(20 * second);
  expect(it.told()).toEqual(['phone all-resolved -g/a -g/b']);
  expect(it.dispatch.groups()).toEqual([]);
  expect(await notes(it)).toEqual([]);
  it.alerts.set({ ...a, startsAtMs: it.clock.now() });
  await it.pass(20 * second);
  expect(it.told()).toEqual(['phone first +g/a']);
});

test('the one of the night tells what is new then, and the end of what was told by day', async () => {
  await using it = await openDispatchUnderTest(twins({ day: ['day'], night: ['night'] }));
  it.alerts.set(a);
  await it.pass(20 * second);
  expect(it.told()).toEqual(['phone first +g/a']);
  it.alerts.set(b);
  await it.pass(20 * second);
  expect(it.told()).toEqual(['phone new-alerts +g/a +g/b']);
  it.alerts.set(over(a, it.clock.now()), over(b, it.clock.now()));
  await it.pass(20 * second);
  expect(it.told()).toEqual(['phone all-resolved -g/a -g/b']);
  expect(it.alerts.settled.toSorted()).toEqual(['g/a', 'g/b']);
});
