import { describe, expect, test } from 'vitest';
import { a, b, openDispatchUnderTest, over, testRouting, second } from './test-dispatch.ts';

describe('a changed routing', () => {
  /** All alerts in one part of the tree, which can be another, and some destinations. */
  function changing() {
    const listeners = new Set<() => void>();
    const now = { key: '{}', destinationIds: ['phone'] };
    const routes = testRouting({
      routesFor: (labels) =>
        testRouting()
          .routesFor(labels)
          .map((one) => ({ ...one, key: now.key, repeatIntervalMs: 0 })),
      targetOf: () => ({ destinationIds: now.destinationIds, sendResolved: true }),
      watch(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    });
    const change = (changes: Partial<typeof now>) => {
      Object.assign(now, changes);
      for (const listener of listeners) listener();
    };
    return { routes, change };
  }

  test('tells nothing twice, and the end to those who knew of the beginning', async () => {
    const { routes, change } = changing();
    await using it = await openDispatchUnderTest(routes);
    it.alerts.set(a);
    await it.pass(3 * second);
    change({ key: '{}/x' });
    await it.pass(20 * second);
    expect(it.told()).toEqual(['phone first +g/a']);
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone all-resolved -g/a']);
    expect(await it.kernel.database.query.selectFrom('notifications').selectAll().execute()).toEqual([]);
  });

  test('that is taken back does not keep quiet what fires anew', async () => {
    const { routes, change } = changing();
    await using it = await openDispatchUnderTest(routes);
    it.alerts.set(a);
    await it.pass(3 * second);
    change({ key: '{}/x' });
    await it.pass(10 * second);
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(20 * second);
    it.told();
    change({ key: '{}' });
    it.alerts.set({ ...a, startsAtMs: it.clock.now() });
    await it.pass(3 * second);
    expect(it.told()).toEqual(['phone first +g/a']);
  });

  test('without a destination for a while: what ended meanwhile is news when it fires anew', async () => {
    const { routes, change } = changing();
    await using it = await openDispatchUnderTest(routes);
    it.alerts.set(a, b);
    await it.pass(3 * second);
    it.told();
    change({ destinationIds: [] });
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(20 * second);
    change({ destinationIds: ['phone'] });
    it.alerts.set({ ...a, startsAtMs: it.clock.now() });
    await it.pass(20 * second);
    expect(it.told()).toEqual(['phone new-alerts +g/a +g/b']);
  });
});
