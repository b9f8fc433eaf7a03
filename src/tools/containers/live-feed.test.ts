import { expect, test } from 'vitest';
import type { LiveItem } from '#contracts/containers/live.ts';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { fakeHost } from './fake-host.ts';
import { openLiveFeed, type FollowLive } from './live-feed.ts';
import { eventually } from '#kernel/eventually.ts';
import { viewer } from '#kernel/test-call.ts';

function setUp() {
  const clock = manualClock();
  const host = fakeHost();
  const stop = new AbortController();
  const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => clock.now() });
  const operations = { recent: () => Promise.resolve([]), watch: () => () => {} };
  const feed = openLiveFeed({ hosts: [host], operations, clock, log });
  const follow = (options: Partial<FollowLive> = {}) =>
    feed.follow({ caller: viewer, stats: false, lastEventId: undefined, signal: stop.signal, ...options });
  return { clock, host, feed, follow, stop };
}

async function next(stream: AsyncGenerator<StreamEvent<LiveItem>, void>): Promise<StreamEvent<LiveItem>> {
  const step = await stream.next();
  if (step.done) throw new Error('The stream ended.');
  return step.value;
}

function names({ data }: StreamEvent<LiveItem>): string {
  if (data.type === 'container') return data.container.name;
  return data.type === 'container-removed' ? `-${data.id}` : data.type;
}

test('a stream begins with everything and goes on with changes', async () => {
  const { clock, host, follow } = setUp();
  host.put({ id: 'a' });
  clock.advance(50);
  const stream = follow();
  expect(await next(stream)).toMatchObject({ data: { type: 'snapshot', containers: [{ id: 'a' }] } });
  host.put({ id: 'b' });
  host.remove('a');
  host.setStatus({ state: 'missing' });
  clock.advance(50);
  expect([names(await next(stream)), names(await next(stream)), names(await next(stream))]).toEqual([
    'b',
    '-a',
    'host',
  ]);
});

test('a burst is sent as one change of each container', async () => {
  const { clock, host, follow } = setUp();
  const stream = follow();
  await next(stream);
  for (let round = 0; round < 20; round += 1) {
    for (let id = 0; id < 250; id += 1) host.put({ id: `${id}`, name: `${id} ${round}` });
  }
  clock.advance(50);
  const seen = new Set<string>();
  for (let id = 0; id < 250; id += 1) seen.add(names(await next(stream)));
  expect(seen.size).toBe(250);
  expect([...seen].every((name) => name.endsWith(' 19'))).toBe(true);
});

test('resuming sends only what was missed', async () => {
  const { clock, host, follow } = setUp();
  const first = follow();
  const { id: lastEventId } = await next(first);
  await first.return();
  host.put({ id: 'a' });
  clock.advance(50);
  const again = follow({ lastEventId });
  expect(names(await next(again))).toBe('a');
});

test.each(['other-3', '', 'x', 'not an id', '-1'])(
  'an unknown position %j gets everything anew',
  async (id) => {
    const { follow } = setUp();
    expect((await next(follow({ lastEventId: id }))).data.type).toBe('snapshot');
  },
);

test('a position in a group of changes that was cut resumes before the group', async () => {
  const { clock, host, follow } = setUp();
  const stream = follow();
  const snapshot = await next(stream);
  host.put({ id: 'a' });
  host.put({ id: 'b' });
  clock.advance(50);
  const half = await next(stream);
  expect(half.id).toBeUndefined();
  const again = follow({ lastEventId: snapshot.id });
  expect([names(await next(again)), names(await next(again))]).toEqual(['a', 'b']);
});

test('a reader that falls too far behind is sent everything anew instead of a backlog', async () => {
  const { clock, host, follow } = setUp();
  const stream = follow();
  await next(stream);
  for (let id = 0; id < 5_000; id += 1) host.put({ id: `${id}` });
  clock.advance(50);
  const { data } = await next(stream);
  expect(data.type === 'snapshot' && data.containers.length).toBe(5_000);
});

test('CPU and memory are sampled only while somebody watches', async () => {
  const { host, follow } = setUp();
  const plain = follow();
  await next(plain);
  expect(host.sampling()).toBe(0);
  const [one, two] = [follow({ stats: true }), follow({ stats: true })];
  await Promise.all([next(one), next(two)]);
  await eventually(() => host.sampling() === 1 || undefined);
  const samples = [{ id: 'a', atMs: 1, cpuPercent: 1, memoryBytes: 2, memoryLimitBytes: null }];
  const coming = [next(one), next(two)];
  host.sample(samples);
  for (const event of await Promise.all(coming)) expect(event.data).toMatchObject({ type: 'stats', samples });
  await one.return();
  expect(host.sampling()).toBe(1);
  await two.return();
  await eventually(() => host.sampling() === 0 || undefined);
});

test('a stream ends when its caller goes away', async () => {
  const { follow, stop } = setUp();
  const stream = follow();
  await next(stream);
  const ending = stream.next();
  stop.abort();
  expect((await ending).done).toBe(true);
});
