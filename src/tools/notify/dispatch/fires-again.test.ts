import { expect, test } from 'vitest';
import { a, openDispatchUnderTest, over, second, testRouting } from './test-dispatch.ts';

test('an alert that fires again before all of its groups have heard its end is told to all of them', async () => {
  const one = testRouting();
  const routing = testRouting({
    routesFor: (labels) =>
      one.routesFor(labels).flatMap((route) => [
        { ...route, id: '0', key: '{}/fast', receiver: 'fast' },
        { ...route, id: '1', key: '{}/slow', receiver: 'slow', groupIntervalMs: 300 * second },
      ]),
    targetOf: (receiver) => ({ destinationIds: [receiver], sendResolved: true }),
  });
  await using it = await openDispatchUnderTest(routing);
  it.alerts.set(a);
  await it.pass(20 * second);
  expect(it.told().toSorted()).toEqual(['fast first +g/a', 'slow first +g/a']);
  it.alerts.set(over(a, it.clock.now()));
  await it.pass(20 * second);
  expect(it.told()).toEqual(['fast all-resolved -g/a']);
  it.alerts.set({ ...a, startsAtMs: it.clock.now(), updatedAtMs: it.clock.now() });
  await it.pass(30 * second);
  expect(it.told()).toEqual(['fast first +g/a']);
});
