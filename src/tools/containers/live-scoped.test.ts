import { expect, test } from 'vitest';
import type { Caller, Grant } from '#contracts/access.ts';
import { LiveItem } from '#contracts/containers/live.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { fakeHost } from './fake-host.ts';
import { openLiveFeed } from './live-feed.ts';
import { eventually } from '#kernel/eventually.ts';
import { viewer } from '#kernel/test-call.ts';

type Stream = AsyncGenerator<StreamEvent<LiveItem>, void>;

const media = { name: 'media', service: '', workingDirectory: null, configFiles: [] };
const office = { ...media, name: 'office' };

function reader(...scopes: Grant['scope'][]): Caller {
  const grants = scopes.map((scope): Grant => ({ role: 'viewer', scope }));
  return { kind: 'user', userId: 'u', name: 'eva', role: 'guest', grants, sessionId: 's' };
}

function operation(id: string): Operation {
  const about = { kind: 'stop', host: 'nas', subject: 'container', targetId: id, targetName: id } as const;
  const rest = { steps: [], startedBy: 'ana', startedAtMs: 1, endedAtMs: null, error: null, command: '' };
  return { id: `stop-${id}`, ...about, state: 'running', ...rest };
}

function setUp() {
  const clock = manualClock();
  const [nas, pi] = [fakeHost('nas'), fakeHost('pi')];
  const stop = new AbortController();
  const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => clock.now() });
  const kept: [Operation, Resource][] = [];
  let tell: (operation: Operation, resource: Resource) => void = () => {};
  const operations = {
    recent: async (limit: number, maySee: (resource: Resource) => boolean = () => true) =>
      kept
        .filter(([, resource]) => maySee(resource))
        .map(([one]) => one)
        .slice(0, limit),
    watch: (listener: typeof tell) => {
      tell = listener;
      return () => {};
    },
  };
  const feed = openLiveFeed({ hosts: [nas, pi], operations, clock, log });
  return {
    nas,
    pi,
    follow: (caller: Caller, options: { stats?: boolean; lastEventId?: string } = {}): Stream =>
      feed.follow({ caller, stats: false, lastEventId: undefined, signal: stop.signal, ...options }),
    begin: (one: Operation, resource: Resource) => {
      kept.push([one, resource]);
      tell(one, resource);
    },
    flush: () => clock.advance(50),
  };
}

async function next(stream: Stream): Promise<LiveItem> {
  const step = await stream.next();
  if (step.done) throw new Error('The stream ended.');
  return LiveItem.parse(step.value.data);
}

/** The next items as words, with all that a reader can learn from each. */
async function told(stream: Stream): Promise<string> {
  const item = await next(stream);
  if (item.type === 'snapshot') {
    const names = [item.hosts, item.containers, item.operations].map((list) =>
      list.map(({ id }) => id).join(),
    );
    return `all ${names.join(' | ')}`;
  }
  if (item.type === 'container') return item.container.id;
  if (item.type === 'container-removed') return `-${item.id}`;
  if (item.type === 'operation') return item.operation.id;
  return item.type === 'host' ? item.host.id : item.samples.map(({ id }) => id).join();
}

test('a reader is sent only what their grants cover, and hosts only with something on them', async () => {
  const { nas, pi, follow, begin, flush } = setUp();
  nas.put({ id: 'jellyfin', stack: media });
  nas.put({ id: 'paperless', stack: office });
  pi.put({ id: 'pihole' });
  begin(operation('jellyfin'), { host: 'nas', stack: 'media', labels: {} });
  begin(operation('paperless'), { host: 'nas', stack: 'office', labels: {} });
  flush();
  const stream = follow(reader({ stack: 'media' }));
  expect(await told(stream)).toBe('all nas | jellyfin | stop-jellyfin');
  nas.put({ id: 'paperless', stack: office, state: 'exited' });
  nas.remove('paperless');
  pi.setStatus({ state: 'missing' });
  begin(operation('pull'), hostResource('nas'));
  begin(operation('radarr'), { host: 'nas', stack: 'media', labels: {} });
  nas.put({ id: 'radarr', stack: media });
  nas.setStatus({ state: 'slow' });
  flush();
  expect([await told(stream), await told(stream), await told(stream)]).toEqual([
    'stop-radarr',
    'radarr',
    'nas',
  ]);
});

test('a grant of a host shows it also while it is empty', async () => {
  const { nas, pi, follow, flush } = setUp();
  pi.put({ id: 'pihole' });
  const stream = follow(reader({ host: 'nas' }));
  expect(await told(stream)).toBe('all nas |  | ');
  nas.put({ id: 'jellyfin' });
  nas.remove('jellyfin');
  nas.put({ id: 'radarr' });
  flush();
  expect(await told(stream)).toBe('radarr');
  nas.remove('radarr');
  flush();
  expect(await told(stream)).toBe('-radarr');
});

test('a container that leaves what the reader may see is gone for them, and is there when it comes back', async () => {
  const { nas, follow, flush } = setUp();
  const labelled = (team: string) => nas.put({ id: 'a', labels: { team } });
  nas.put({ id: 'b', labels: { team: 'kids' } });
  labelled('kids');
  flush();
  const stream = follow(reader({ label: 'team=kids' }));
  expect(await told(stream)).toBe('all nas | b,a | ');
  labelled('adults');
  flush();
  expect(await told(stream)).toBe('-a');
  labelled('adults');
  nas.remove('a');
  labelled('kids');
  flush();
  expect(await told(stream)).toBe('a');
});

test('a host comes with its first container and leaves with its last', async () => {
  const { nas, pi, follow, flush } = setUp();
  nas.put({ id: 'a', stack: media });
  const stream = follow(reader({ stack: 'media' }));
  expect(await told(stream)).toBe('all nas | a | ');
  pi.put({ id: 'b', stack: media });
  flush();
  expect(await told(stream)).toBe('all nas,pi | a,b | ');
  pi.remove('b');
  flush();
  expect(await told(stream)).toBe('all nas | a | ');
});

test('resuming tells nothing of what happened elsewhere: it begins anew', async () => {
  const { nas, follow, flush } = setUp();
  nas.put({ id: 'paperless', stack: office });
  flush();
  const all = follow(viewer);
  const { id: lastEventId } = (await all.next()).value!;
  nas.put({ id: 'paperless', stack: office, name: 'secret' });
  nas.remove('paperless');
  nas.put({ id: 'jellyfin', stack: media });
  flush();
  const scoped = follow(reader({ stack: 'media' }), { lastEventId });
  const first = (await scoped.next()).value!;
  expect(first).toMatchObject({ data: { type: 'snapshot', containers: [{ id: 'jellyfin' }] } });
  expect(first.id).toBeUndefined();
  expect(JSON.stringify(first)).not.toMatch(/paperless|secret/);
});

test('figures are those of the containers that are seen', async () => {
  const { nas, follow } = setUp();
  nas.put({ id: 'a', stack: media });
  nas.put({ id: 'b', stack: office });
  const stream = follow(reader({ stack: 'media' }), { stats: true });
  await next(stream);
  await eventually(() => nas.sampling() === 1 || undefined);
  const sample = { atMs: 1, cpuPercent: 1, memoryBytes: 2, memoryLimitBytes: null };
  const coming = told(stream);
  nas.sample([{ id: 'b', ...sample }]);
  nas.sample([
    { id: 'a', ...sample },
    { id: 'b', ...sample },
  ]);
  expect(await coming).toBe('a');
});

test('a reader without any grant that covers something is told of nothing', async () => {
  const { nas, follow, flush } = setUp();
  nas.put({ id: 'a', stack: media, labels: { constructor: 'x' } });
  flush();
  for (const caller of [reader(), reader({}), reader({ stack: 'Media' }), reader({ label: 'toString' })]) {
    expect(await told(follow(caller))).toBe('all  |  | ');
  }
});
