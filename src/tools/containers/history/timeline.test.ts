import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { manualClock } from '#kernel/clock.ts';
import { fakeHost, fakeRecord, type FakeHost } from '../fake-host.ts';
import type { ContainerRecord } from '../host.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-containers.ts';
import { readTimeline, type TimelineQuery } from './read-timeline.ts';
import { openTimelineJournal, type TimelineJournal } from './timeline-journal.ts';

let kernel: TestKernel;
let host: FakeHost;
let journal: TimelineJournal;
let tellOperation: (operation: Operation) => void;
const clock = manualClock();

function openJournal(): TimelineJournal {
  return openTimelineJournal({
    ...kernel,
    clock,
    hosts: [host],
    operations: {
      watch(listener) {
        tellOperation = listener;
        return () => {};
      },
    },
  });
}

beforeEach(async () => {
  kernel = await openTestKernel();
  host = fakeHost();
  journal = openJournal();
});
afterEach(async () => {
  await journal[Symbol.asyncDispose]();
  await kernel[Symbol.asyncDispose]();
});

type Part = Partial<ContainerSummary> & { id: string };

/** As the engine reports it: created, never started. */
function create(summary: Part): void {
  host.tell({ type: 'container', record: recordOf(summary, null) });
}

function recordOf(summary: Part, startedMs: number | null): ContainerRecord {
  const isRunning = startedMs !== null;
  const state = summary.state ?? (isRunning ? 'running' : 'created');
  const full = { createdAtMs: clock.now(), startedAtMs: startedMs, ...summary, state };
  return fakeRecord(full, { run: { running: isRunning, startedMs, endedMs: null, oomKilled: false } });
}

function start(summary: Part): void {
  clock.advance(1_000);
  const record = recordOf(summary, clock.now());
  host.tell({ type: 'container', record });
  host.tell({ type: 'transition', record, transition: { type: 'started' } });
}

function die(summary: Part, exitCode = 0): void {
  clock.advance(1_000);
  const stopped = recordOf({ ...summary, state: 'exited', exitCode }, 1);
  const record = { ...stopped, run: { ...stopped.run, running: false, endedMs: clock.now() } };
  host.tell({ type: 'container', record });
  const transition = { type: 'died', exitCode, oomKilled: false, inferred: false } as const;
  host.tell({ type: 'transition', record, transition });
}

function removeStopped(summary: Part): void {
  clock.advance(1_000);
  const record = recordOf({ ...summary, state: 'exited' }, 1);
  host.tell({ type: 'removed', record: { ...record, run: { ...record.run, running: false } } });
}

async function timeline(query: Partial<TimelineQuery> = {}, caller: Caller = admin) {
  await journal.written();
  return await readTimeline(kernel, { limit: 50, ...query }, caller);
}

async function told(query: Partial<TimelineQuery> = {}, caller: Caller = admin): Promise<string[]> {
  const { events } = await timeline(query, caller);
  return events.map(({ kind, name }) => `${kind} ${name}`).toReversed();
}

const web = { host: 'local', container: 'w1' };

test('tells a life in the order in which it happened', async () => {
  create({ id: 'w1', name: 'web' });
  start({ id: 'w1', name: 'web' });
  die({ id: 'w1', name: 'web' }, 137);
  removeStopped({ id: 'w1', name: 'web' });
  expect(await told(web)).toEqual(['created web', 'started web', 'died web', 'removed web']);
  const { events } = await timeline({ kinds: ['died'] });
  expect(events[0]).toMatchObject({ containerId: 'w1', detail: { exitCode: 137 }, times: 1 });
});

test('a container with the same name continues the history, and says what it replaced', async () => {
  start({ id: 'w1', name: 'web', image: 'nginx:1' });
  die({ id: 'w1', name: 'web', image: 'nginx:1' });
  removeStopped({ id: 'w1', name: 'web', image: 'nginx:1' });
  create({ id: 'w2', name: 'web', image: 'nginx:2' });
  start({ id: 'w2', name: 'web', image: 'nginx:2' });
  const { events } = await timeline({ host: 'local', container: 'w2', kinds: ['replaced'] });
  expect(events).toMatchObject([{ containerId: 'w2', detail: { from: 'nginx:1', to: 'nginx:2' } }]);
  expect(await told(web)).toEqual(await told({ host: 'local', container: 'w2' }));
  expect(journal.historyOf('local', 'w2')?.id).toBeGreaterThan(0);
});

test('re-creation under a temporary name beside the old container is one history', async () => {
  start({ id: 'w1', name: 'web' });
  create({ id: 'w2', name: 'web-nexus-new' });
  die({ id: 'w1', name: 'web' });
  die({ id: 'w1', name: 'web-old-77' });
  create({ id: 'w2', name: 'web' });
  start({ id: 'w2', name: 'web' });
  removeStopped({ id: 'w1', name: 'web-old-77' });
  const all = await told();
  expect(all).toEqual(await told(web));
  expect(all).toContain('replaced web');
  expect(all).toContain('removed web');
  const histories = await kernel.database.query.selectFrom('container_histories').select('name').execute();
  expect(histories).toEqual([{ name: 'web' }]);
});

test('a rename that is told only after the start still finds the history', async () => {
  start({ id: 'w1', name: 'web' });
  create({ id: 'w2', name: 'web-nexus-new' });
  die({ id: 'w1', name: 'web-nexus-old' });
  start({ id: 'w2', name: 'web-nexus-new' });
  host.tell({ type: 'container', record: recordOf({ id: 'w2', name: 'web' }, clock.now()) });
  removeStopped({ id: 'w1', name: 'web-nexus-old' });
  expect(await told()).toEqual(await told(web));
  expect(await told()).toContain('replaced web');
  const histories = await kernel.database.query.selectFrom('container_histories').select('name').execute();
  expect(histories).toEqual([{ name: 'web' }]);
});

test('a rollback to the old container stays in the history', async () => {
  start({ id: 'w1', name: 'web' });
  die({ id: 'w1', name: 'web' });
  die({ id: 'w1', name: 'web-old-77' });
  start({ id: 'w2', name: 'web' });
  die({ id: 'w2', name: 'web' }, 1);
  removeStopped({ id: 'w2', name: 'web' });
  start({ id: 'w1', name: 'web' });
  expect(await told()).toEqual(await told(web));
  expect((await timeline()).events.filter(({ kind }) => kind === 'replaced')).toHaveLength(2);
});

test('a service of a stack keeps its history under the names that compose makes up', async () => {
  const stack = { name: 'media', service: 'db', workingDirectory: null, configFiles: [] };
  start({ id: 'd1', name: 'media-db-2', stack });
  create({ id: 'd2', name: '0123456789ab_media-db-2', stack });
  die({ id: 'd1', name: 'media-db-2', stack });
  removeStopped({ id: 'd1', name: 'media-db-2', stack });
  create({ id: 'd2', name: 'media-db-2', stack });
  start({ id: 'd2', name: 'media-db-2', stack });
  start({ id: 'd3', name: 'media-db-3', stack });
  start({ id: 'r1', name: 'media-db-run-0123456789ab', stack });
  await journal.written();
  const keys = await kernel.database.query
    .selectFrom('container_histories')
    .select('key')
    .orderBy('id')
    .execute();
  expect(keys.map(({ key }) => key)).toEqual([
    'service media/db/2',
    'service media/db/3',
    'name media-db-run-0123456789ab',
  ]);
});

test('a container renamed while it runs takes its history along, and its old name is free', async () => {
  start({ id: 'w1', name: 'web' });
  host.tell({ type: 'container', record: recordOf({ id: 'w1', name: 'web-2' }, clock.now()) });
  start({ id: 'x1', name: 'web' });
  expect(await told(web)).toEqual(['created web-2', 'started web-2', 'renamed web-2']);
  expect(await told({ host: 'local', container: 'x1' })).toEqual(['created web', 'started web']);
});

test('two running containers that claim the same place have a history each', async () => {
  const stack = { name: 'media', service: 'db', workingDirectory: null, configFiles: [] };
  start({ id: 'd1', name: 'first', stack });
  start({ id: 'd2', name: 'second', stack });
  await journal.written();
  expect(journal.historyOf('local', 'd1')?.id).not.toBe(journal.historyOf('local', 'd2')?.id);
});

test('tells health, pauses and networks, and nothing where nothing changed', async () => {
  const base = { id: 'w1', name: 'web', imageId: 'sha256:1', networks: ['a'] };
  start(base);
  const at = clock.now();
  const put = (change: Partial<ContainerSummary>) => {
    const record = recordOf({ ...base, ...change }, at);
    host.tell({ type: 'container', record });
    return record;
  };
  put({ networks: ['b'] });
  put({ networks: ['b'], restartCount: 1 });
  put({ networks: ['b'], state: 'paused' });
  put({ networks: ['b'], state: 'running' });
  host.tell({ type: 'health', record: put({ networks: ['b'], health: 'unhealthy' }) });
  expect((await told(web)).slice(2)).toEqual([
    'disconnected web',
    'connected web',
    'paused web',
    'unpaused web',
    'health web',
  ]);
});

test('an operation tells who did it and how it ended', async () => {
  start({ id: 'w1', name: 'web' });
  const operation: Operation = {
    id: 'o1',
    kind: 'restart',
    host: 'local',
    subject: 'container',
    targetId: 'w1',
    targetName: 'web',
    state: 'running',
    steps: [],
    startedBy: 'ana',
    startedAtMs: clock.now(),
    endedAtMs: null,
    error: null,
    command: 'docker restart web',
  };
  tellOperation(operation);
  const error = { message: 'x'.repeat(10_000), engineText: '' };
  tellOperation({ ...operation, state: 'failed', endedAtMs: clock.now(), error });
  tellOperation({ ...operation, kind: 'deploy', subject: 'stack', targetId: 'media', state: 'succeeded' });
  tellOperation({ ...operation, kind: 'pull', subject: 'image', targetId: 'nginx', state: 'succeeded' });
  const { events } = await timeline({ kinds: ['operation'] });
  expect(events).toMatchObject([
    { name: 'media', containerId: null, stack: 'media', detail: { operation: 'deploy' } },
    { name: 'web', detail: { operation: 'restart', outcome: 'failed', by: 'ana', error: 'x'.repeat(500) } },
  ]);
});

test('a container that restarts all day is told once an hour, with how often', async () => {
  create({ id: 'w1', name: 'web' });
  for (let round = 0; round < 600; round++) {
    start({ id: 'w1', name: 'web' });
    die({ id: 'w1', name: 'web' }, 1);
  }
  const { events } = await timeline({ kinds: ['died'] });
  expect(events).toHaveLength(5);
  expect(events[0]).toMatchObject({ times: 596, detail: { exitCode: 1 } });
  expect(events.reduce((sum, { times }) => sum + times, 0)).toBe(600);
});

test('pages follow each other without doubles, and end', async () => {
  for (let index = 0; index < 7; index++)
    create({ id: `c${index}`, name: `c${index}`, createdAtMs: clock.now() });
  const first = await timeline({ limit: 3 });
  const second = await timeline({ limit: 3, before: first.next ?? '' });
  const third = await timeline({ limit: 3, before: second.next ?? '' });
  const names = [first, second, third].flatMap(({ events }) => events.map(({ name }) => name));
  expect(names).toEqual(['c6', 'c5', 'c4', 'c3', 'c2', 'c1', 'c0']);
  expect(third.next).toBeNull();
});

test('who may see one stack only is told of nothing else', async () => {
  const stack = { name: 'media', service: 'db', workingDirectory: null, configFiles: [] };
  start({ id: 'd1', name: 'media-db-1', stack });
  start({ id: 'w1', name: 'web' });
  const guest: Caller = {
    kind: 'user',
    userId: 'u9',
    name: 'gus',
    role: 'guest',
    grants: [{ role: 'viewer', scope: { stack: 'media' } }],
    sessionId: 's9',
  };
  expect(await told({}, guest)).toEqual(['created media-db-1', 'started media-db-1']);
  await expect(timeline(web, guest)).rejects.toMatchObject({ code: 'not-found' });
});

test('a restart of NEXUS keeps what belongs together, and tells nothing twice', async () => {
  start({ id: 'w1', name: 'web' });
  await journal[Symbol.asyncDispose]();
  host.put({ id: 'w1', name: 'web' });
  journal = openJournal();
  die({ id: 'w1', name: 'web' });
  expect(await told(web)).toEqual(['created web', 'started web', 'died web']);
});
