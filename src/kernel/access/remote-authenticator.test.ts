import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { createClient } from '#contracts/client.ts';
import type { EventPayload, EventType } from '#contracts/event.ts';
import { hub, sessionsEnded, userChanged } from '#contracts/hub.ts';
import { busMigrations } from '../bus/bus-tables.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { manualClock } from '../clock.ts';
import { openSqliteStore } from '../database/sqlite-store.ts';
import { unavailable } from '../errors.ts';
import { createLog } from '../log.ts';
import type { Ended } from './authenticator.ts';
import { createRemoteAuthenticator } from './remote-authenticator.ts';

const ana: Caller = { kind: 'user', userId: 'u', name: 'ana', role: 'viewer', sessionId: 's' };
const credential = { kind: 'session', token: 'nxs_ana' } as const;
const anonymous: Caller = { kind: 'anonymous' };

/** A process beside a Hub whose answers are given by hand, and whose events are real. */
async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-remote-'));
  const store = await openSqliteStore({ dataDir });
  const clock = manualClock();
  const log = createLog({ level: 'error', format: 'json', write: () => undefined, now: () => clock.now() });
  const events = createMemoryBus({ clock, log });
  const database = await store.open('hub', busMigrations);
  const hubBus = events.forTool('hub', database);
  const pulseBus = events.forTool('pulse', await store.open('pulse', busMigrations));
  const answers = new Map<string, Caller>([['nxs_ana', ana]]);
  const state = { isAway: false, asked: 0 };
  const client = hubClient(({ token }) => {
    state.asked += 1;
    if (state.isAway) throw unavailable('connection refused');
    return answers.get(token) ?? anonymous;
  });
  const authenticator = createRemoteAuthenticator({
    hub: client,
    bus: pulseBus,
    subscriber: 'pulse-1',
    clock,
  });
  await Promise.all([hubBus.start(), pulseBus.start()]);
  return {
    answers,
    state,
    clock,
    authenticator,
    publish: <E extends EventType>(event: E, payload: EventPayload<E>) =>
      database.transaction((tx) => hubBus.publish(tx, event, payload)),
    async [Symbol.asyncDispose]() {
      await events[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true });
    },
  };
}

function hubClient(authenticate: (body: { token: string }) => Caller) {
  return createClient(hub, {
    call: async (_name, _endpoint, { body }) => authenticate(hub.endpoints.authenticate.body.parse(body)),
    stream: unused,
    channel: unused,
    download: unused,
    upload: unused,
  });
}

function unused(): never {
  throw new Error('not asked for here');
}

test('Hub is asked once, and again when the answer is a few seconds old', async () => {
  await using remote = await start();
  const { state, clock, authenticator } = remote;
  expect(await authenticator.authenticate(credential)).toEqual(ana);
  expect(await authenticator.authenticate(credential)).toEqual(ana);
  expect(state.asked).toBe(1);
  clock.advance(3000);
  await authenticator.authenticate(credential);
  expect(state.asked).toBe(2);
});

test('an unknown credential is nobody, and becomes somebody the moment Hub knows it', async () => {
  await using remote = await start();
  const { answers, authenticator } = remote;
  const other = { kind: 'session', token: 'nxs_eva' } as const;
  expect(await authenticator.authenticate(other)).toEqual(anonymous);
  answers.set('nxs_eva', ana);
  expect(await authenticator.authenticate(other)).toEqual(ana);
});

test('while Hub is away the known stay known for a few seconds, and then nobody is taken for anybody', async () => {
  await using remote = await start();
  const { state, clock, authenticator } = remote;
  await authenticator.authenticate(credential);
  state.isAway = true;
  clock.advance(2999);
  expect(await authenticator.authenticate(credential)).toEqual(ana);
  clock.advance(1);
  await expect(authenticator.authenticate(credential)).rejects.toMatchObject({
    code: 'unavailable',
    status: 503,
  });
});

test.each([
  [sessionsEnded, { userId: 'u', sessionIds: ['s'], tokenIds: [] }],
  [userChanged, { userId: 'u' }],
])('%o is heard: the caller is forgotten and open streams are told', async (event, payload) => {
  await using remote = await start();
  const { answers, authenticator, publish } = remote;
  await authenticator.authenticate(credential);
  const heard: Ended[] = [];
  const stop = authenticator.onEnded((ended) => heard.push(ended));
  answers.clear();
  await publish(event, payload);
  await expect.poll(() => heard).toEqual([payload]);
  expect(await authenticator.authenticate(credential)).toEqual(anonymous);
  stop();
});
