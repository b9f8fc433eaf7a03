import { describe, expect, test } from 'vitest';
import type { Labels } from '#contracts/notify/matcher.ts';
import { a, alertOf, b, openDispatchUnderTest, over, testRouting, second, startMs } from './test-dispatch.ts';

const has = (name: string, value: string) => (labels: Labels) => labels[name] === value;

describe('what is kept quiet', () => {
  test('a silence holds back, and what still fires afterwards is told', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    const heard: string[] = [];
    it.dispatch.watch((fingerprints) => heard.push(...fingerprints));
    it.alerts.set(a);
    it.silence.ids.push('s1');
    it.silence.changed();
    expect(heard.splice(0)).toEqual(['g/a']);
    await it.pass(13 * second);
    expect(it.told()).toEqual([]);
    expect(it.dispatch.suppressedBy('g/a')).toEqual([{ kind: 'silence', id: 's1', text: 's1' }]);
    it.silence.ids.length = 0;
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone first +g/a']);
    expect(heard).toEqual(['g/a']);
  });

  test('an end that came during a silence is told after it, to those who knew of the beginning', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    it.alerts.set(a);
    await it.pass(3 * second);
    it.told();
    it.silence.ids.push('s1');
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(20 * second);
    expect(it.told()).toEqual([]);
    expect(it.alerts.settled).toEqual([]);
    it.silence.ids.length = 0;
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone all-resolved -g/a']);
  });

  test('while one of two causes fires the effect is quiet; then it is told', async () => {
    const inhibitRules = [
      { name: 'host', source: has('name', 'cause'), target: has('name', 'a'), equal: ['group'] },
    ];
    await using it = await openDispatchUnderTest(testRouting({ inhibitRules }));
    const cause = (probe: string) => alertOf({ group: 'g', name: 'cause', probe });
    it.alerts.set(cause('1'), cause('2'), a);
    await it.pass(3 * second);
    expect(it.told()).toEqual(['phone first +g/cause/1 +g/cause/2']);
    expect(it.dispatch.suppresses('g/cause/1')).toEqual(['g/a']);
    it.alerts.set(over(cause('1'), it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone some-resolved +g/cause/2 -g/cause/1']);
    it.alerts.set(over(cause('2'), it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone new-alerts +g/a -g/cause/2']);
  });

  test('what a host explains is quiet until some time after the host is back', async () => {
    const rule = { levels: ['host', 'container'], isCause: has('condition', 'down'), graceMs: 25 * second };
    await using it = await openDispatchUnderTest(testRouting({ dependencyRules: [rule] }));
    const host = alertOf({ group: 'h', host: 'nas', condition: 'down' });
    const container = alertOf({ group: 'c', host: 'nas', container: 'photos' });
    it.alerts.set(container, host);
    await it.pass(3 * second);
    expect(it.messages.map(({ suppressedCount }) => suppressedCount)).toEqual([1]);
    expect(it.told()).toEqual([`phone first +${host.fingerprint}`]);
    expect(it.dispatch.suppressedBy(container.fingerprint)).toMatchObject([
      { kind: 'dependency', text: host.title },
    ]);
    it.alerts.set(over(host, it.clock.now()));
    await it.pass(20 * second);
    expect(it.told()).toEqual([`phone all-resolved -${host.fingerprint}`]);
    await it.pass(10 * second);
    expect(it.told()).toEqual([`phone first +${container.fingerprint}`]);
  });

  test('a mute time holds back and what fires behind its end is told; what fits inside is not', async () => {
    const until = startMs + 30 * second;
    const muted = testRouting()
      .routesFor({ group: 'g' })
      .map((one) => ({ ...one, muteTimeIntervals: ['night'] }));
    const routes = testRouting({ routesFor: () => muted, isWithin: (_, atMs) => atMs < until });
    await using it = await openDispatchUnderTest(routes);
    it.alerts.set(a, b);
    await it.pass(13 * second);
    it.alerts.set(over(b, it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual([]);
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone first +g/a']);
  });
});
