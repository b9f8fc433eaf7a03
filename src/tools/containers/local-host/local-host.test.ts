import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { manualClock, systemClock, type Clock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import type { BackoffOptions } from '#library/docker/backoff.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { startFakeEngine, type FakeEngine, type FakeEngineOptions } from '#library/docker/fake-engine.ts';
import type { ContainerRecord, Host, HostChange } from '../host.ts';
import { eventually } from '#kernel/eventually.ts';
import { openLocalHost } from './open-local-host.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one[Symbol.asyncDispose]();
});

async function fakeEngine(options?: FakeEngineOptions): Promise<FakeEngine> {
  const engine = await startFakeEngine(options);
  opened.push(engine);
  return engine;
}

interface Opening {
  readonly remembered?: readonly ContainerRecord[];
  readonly clock?: Clock;
  readonly timeoutMs?: number;
  readonly backoff?: BackoffOptions;
}

function openHost(address: FakeEngine['address'], opening: Opening = {}) {
  const { clock = systemClock, remembered, timeoutMs, backoff = { firstMs: 1, longestMs: 5 } } = opening;
  const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => clock.now() });
  const engine = connectEngine(address, { ...(timeoutMs !== undefined && { timeoutMs }) });
  const host = openLocalHost({ id: 'local', name: 'here', engine, clock, log, remembered, backoff });
  const changes: HostChange[] = [];
  host.watch((change) => changes.push(change));
  opened.push(host);
  return { host, changes };
}

async function inState(host: Host, state: string) {
  return await eventually(() => (host.status().state === state ? host.status() : undefined));
}

function told(changes: readonly HostChange[]): string[] {
  return changes.flatMap((change) => {
    if (change.type !== 'transition') return change.type === 'removed' ? ['removed'] : [];
    const { transition } = change;
    if (transition.type === 'started') return ['started'];
    return [`died ${transition.exitCode}${transition.inferred ? ' inferred' : ''}`];
  });
}

test('a host is live once its containers are known', async () => {
  const engine = await fakeEngine();
  const jellyfin = engine.addContainer({ name: 'jellyfin' });
  const { host, changes } = openHost(engine.address);
  expect(host.status()).toMatchObject({ state: 'connecting', engine: null });
  expect(await inState(host, 'live')).toMatchObject({
    reason: '',
    fixes: [],
    engine: { version: '99.0.0', cpus: 2 },
  });
  expect(host.list().map(({ summary }) => summary.id)).toEqual([jellyfin.id]);
  expect(told(changes)).toEqual([]);
});

test('the first list is asked for once, each container inspected once', async () => {
  const engine = await fakeEngine();
  for (let at = 0; at < 30; at += 1) engine.addContainer({ name: `c${at}` });
  await inState(openHost(engine.address).host, 'live');
  const requests = (pattern: RegExp) => engine.requests.filter((request) => pattern.test(request)).length;
  expect(requests(/GET \/containers\/json/)).toBe(1);
  expect(requests(/GET \/containers\/[0-9a-f]+\/json/)).toBe(30);
});

test('a socket that does not exist is missing, and found when somebody asks again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-socket-'));
  const socketPath = join(folder, 'docker.sock');
  const never = { firstMs: 3_600_000, longestMs: 3_600_000, random: () => 0.9 };
  const { host } = openHost({ socketPath }, { backoff: never });
  const status = await inState(host, 'missing');
  expect(status.fixes.map(({ command }) => command)).toContain(`-v ${socketPath}:${socketPath}`);
  await expect(host.inspect('a')).rejects.toMatchObject({ status: 503, message: status.reason });
  await fakeEngine({ socketPath });
  expect((await host.reconnect()).state).toBe('live');
  opened.push({ [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) });
});

test.each([
  ['denied', { is: 'status', status: 401, message: 'no' }],
  ['unreachable', { is: 'status', status: 500, message: 'broken' }],
] as const)('an engine that answers in error is %s', async (state, failure) => {
  const engine = await fakeEngine();
  engine.fail('GET /info', failure, 1_000);
  engine.fail('GET /events', failure, 1_000);
  const status = await inState(openHost(engine.address).host, state);
  expect(status.fixes).toHaveLength(3);
});

test('an engine of another age is of the wrong version', async () => {
  const engine = await fakeEngine({ apiVersion: '1.99', minApiVersion: '1.90' });
  await inState(openHost(engine.address).host, 'wrong-version');
});

test('something that is no engine is not docker', async () => {
  const printer = createServer((_, response) => void response.end('<h1>printer</h1>'));
  await once(printer.listen(0, '127.0.0.1'), 'listening');
  opened.push({ [Symbol.asyncDispose]: async () => void printer.close() });
  const bound = printer.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  await inState(openHost({ host: '127.0.0.1', port }).host, 'not-docker');
});

test('an engine that accepts and does not answer is slow', async () => {
  const engine = await fakeEngine();
  engine.fail('GET /events', { is: 'hang' }, 1_000);
  await inState(openHost(engine.address, { timeoutMs: 100 }).host, 'slow');
});

test('one container that the engine cannot describe does not hide the others', async () => {
  const engine = await fakeEngine();
  const dead = engine.addContainer({ name: 'dead' });
  engine.addContainer({ name: 'alive' });
  engine.fail(`GET /containers/${dead.id}/json`, { is: 'status', status: 500, message: 'layer' }, 1_000);
  const { host } = openHost(engine.address);
  await inState(host, 'live');
  expect(host.list().map(({ summary }) => summary.name)).toEqual(['alive']);
});

test('a container removed between list and inspect is left out', async () => {
  const engine = await fakeEngine();
  const gone = engine.addContainer({ name: 'gone' });
  engine.fail(`GET /containers/${gone.id}/json`, { is: 'status', status: 404, message: 'No such container' });
  const { host } = openHost(engine.address);
  await inState(host, 'live');
  expect(host.list()).toEqual([]);
});

test('changes from outside are told as they happen', async () => {
  const engine = await fakeEngine();
  const web = engine.addContainer({ name: 'web' });
  const { host, changes } = openHost(engine.address);
  await inState(host, 'live');
  web.state = 'exited';
  web.exitCode = 3;
  web.finishedAt = new Date().toISOString();
  engine.emit({ Type: 'container', Action: 'die', id: web.id, attributes: { exitCode: '3' } });
  await eventually(() => (told(changes).length > 0 ? true : undefined));
  expect(told(changes)).toEqual(['died 3']);
  expect(host.list()[0]?.summary).toMatchObject({ state: 'exited', exitCode: 3 });
});

test('what happened while the engine was away is concluded when it is back', async () => {
  const engine = await fakeEngine();
  const [dies, restarts, vanishes] = ['dies', 'restarts', 'vanishes'].map((name) =>
    engine.addContainer({ name }),
  );
  if (!dies || !restarts || !vanishes) throw new Error('There are three.');
  const { host, changes } = openHost(engine.address);
  await inState(host, 'live');
  dies.state = 'exited';
  dies.exitCode = 137;
  dies.finishedAt = new Date().toISOString();
  restarts.finishedAt = new Date().toISOString();
  restarts.startedAt = new Date(Date.now() + 1_000).toISOString();
  engine.fail(`GET /containers/${vanishes.id}/json`, { is: 'status', status: 404, message: 'gone' }, 100);
  engine.restart();
  await eventually(() => (told(changes).length >= 5 ? true : undefined));
  expect(told(changes).toSorted()).toEqual([
    'died 137 inferred',
    'died null inferred',
    'died null inferred',
    'removed',
    'started',
  ]);
  expect(await inState(host, 'live')).toMatchObject({ state: 'live' });
});

test('more events than the engine remembers are made up for by a full list', async () => {
  const engine = await fakeEngine();
  const web = engine.addContainer({ name: 'web' });
  const { host, changes } = openHost(engine.address);
  await inState(host, 'live');
  engine.cut();
  web.state = 'exited';
  web.exitCode = 1;
  web.finishedAt = new Date().toISOString();
  for (let at = 0; at < 300; at += 1) {
    engine.emit({ Type: 'container', Action: 'update', id: 'f'.repeat(64) });
  }
  await eventually(() => (told(changes).length > 0 ? true : undefined));
  expect(told(changes)).toEqual(['died 1 inferred']);
});

test('a short loss is catching up, a lasting one a fault, and the list stays as last seen', async () => {
  const clock = manualClock();
  const folder = await mkdtemp(join(tmpdir(), 'nexus-socket-'));
  const engine = await startFakeEngine({ socketPath: join(folder, 'docker.sock') });
  engine.addContainer({ name: 'web' });
  const { host, changes } = openHost(engine.address, { clock });
  await inState(host, 'live');
  await engine[Symbol.asyncDispose]();
  await inState(host, 'missing');
  const states = changes.flatMap((change) => (change.type === 'status' ? [change.status.state] : []));
  expect(states).toEqual(['live', 'connecting', 'missing']);
  expect(host.list().map(({ summary }) => summary.name)).toEqual(['web']);
  await expect(host.act('a', { action: 'start' })).rejects.toMatchObject({ status: 503 });
  await rm(folder, { recursive: true, force: true });
});

test('every five minutes the list is compared, whatever the events said', async () => {
  const clock = manualClock(Date.now());
  const engine = await fakeEngine();
  const web = engine.addContainer({ name: 'web' });
  const { host, changes } = openHost(engine.address, { clock });
  await inState(host, 'live');
  web.state = 'exited';
  web.exitCode = 9;
  web.finishedAt = new Date().toISOString();
  clock.advance(5 * 60_000);
  await eventually(() => (told(changes).length > 0 ? true : undefined));
  expect(told(changes)).toEqual(['died 9 inferred']);
});

test('what an earlier process knew is shown at once and compared with what is found', async () => {
  const engine = await fakeEngine();
  const web = engine.addContainer({ name: 'web' });
  const first = openHost(engine.address);
  await inState(first.host, 'live');
  const remembered = first.host.list();
  web.state = 'exited';
  web.exitCode = 4;
  web.finishedAt = new Date().toISOString();
  const { host, changes } = openHost(engine.address, { remembered });
  expect(host.list()).toEqual(remembered);
  await inState(host, 'live');
  expect(told(changes)).toEqual(['died 4 inferred']);
});

test('an action is shown in the list when it resolves, and a second time is no error', async () => {
  const engine = await fakeEngine();
  const { id } = engine.addContainer({ name: 'web' });
  const { host } = openHost(engine.address);
  await inState(host, 'live');
  for (const action of ['stop', 'stop'] as const) {
    expect(await host.act(id, { action })).toEqual({ done: true });
    expect(host.list()[0]?.summary.state).toBe('exited');
  }
  const outcome = await host.act(id, { action: 'kill', signal: 'SIGKILL' });
  expect(outcome).toMatchObject({ done: false, message: 'web could not be killed: it is not running.' });
  const remove = { action: 'remove', force: false, removeAnonymousVolumes: false } as const;
  expect(await host.act(id, remove)).toEqual({ done: true });
  expect(host.list()).toEqual([]);
});

test('values of the environment leave the host only when they are asked for', async () => {
  const engine = await fakeEngine();
  const { id } = engine.addContainer({ name: 'web', config: { Env: ['PASSWORD=hunter2'] } });
  const { host, changes } = openHost(engine.address);
  await inState(host, 'live');
  const [details, preview] = [await host.inspect(id), await host.previewRemoval(id)];
  expect(JSON.stringify([details, preview, host.list(), changes])).not.toContain('hunter2');
  expect(await host.environment(id)).toEqual([{ name: 'PASSWORD', value: 'hunter2' }]);
});

test('without readable control groups, the engine is asked for CPU and memory', async () => {
  const engine = await fakeEngine({ statsIntervalMs: 10 });
  const stats = { memory_stats: { usage: 4096, limit: 8192, stats: {} } };
  const { id } = engine.addContainer({ name: 'web', stats });
  const { host } = openHost(engine.address);
  await inState(host, 'live');
  const stop = new AbortController();
  for await (const samples of host.stats(stop.signal)) {
    if (samples[0]?.memoryBytes === null) continue;
    expect(samples).toMatchObject([{ id, memoryBytes: 4096, memoryLimitBytes: 8192 }]);
    stop.abort();
  }
});
