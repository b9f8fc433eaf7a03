import { expect, test } from 'vitest';
import type { EngineState } from './engine-state.ts';
import { connectEngine, type Engine } from './engine.ts';
import { startFakeEngine, type FakeEngine } from './fake-engine.ts';
import { watchEvents, type GapReason, type WatchEvents } from './watch-events.ts';

interface Watched extends AsyncDisposable {
  readonly events: string[];
  readonly gaps: GapReason[];
  readonly states: EngineState[];
  /** Waits until the state is live for the n-th time. */
  live(times: number): Promise<void>;
}

function watch(engine: Engine, options: Partial<WatchEvents> = {}): Watched {
  const controller = new AbortController();
  const events: string[] = [];
  const gaps: GapReason[] = [];
  const states: EngineState[] = [];
  const done = watchEvents(engine, {
    signal: controller.signal,
    onEvent: (event) => events.push(`${event.Action} ${event.Actor.ID}`),
    onGap: (reason) => gaps.push(reason),
    onState: (state) => states.push(state),
    backoff: { firstMs: 1, longestMs: 5 },
    replayMs: 50,
    ...options,
  });
  return {
    events,
    gaps,
    states,
    live: (times) => expect.poll(() => states.filter(({ is }) => is === 'live').length).toBe(times),
    async [Symbol.asyncDispose]() {
      controller.abort();
      await done;
    },
  };
}

function emit(fake: FakeEngine, count: number, from = 1): void {
  for (let n = from; n < from + count; n += 1) fake.emit({ Type: 'container', Action: 'start', id: `c${n}` });
}

function named(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `start c${index + 1}`);
}

test('the first connection asks for a full list, then every event comes once', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await using watched = watch(engine);
  await watched.live(1);
  emit(fake, 3);
  await expect.poll(() => watched.events).toEqual(named(3));
  expect(watched.gaps).toEqual(['first-connect']);
  expect(watched.states.map(({ is }) => is)).toEqual(['connecting', 'live']);
});

test('events that happened during a cut are replayed: none twice, none missing, no gap', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await using watched = watch(engine);
  await watched.live(1);
  emit(fake, 10);
  await expect.poll(() => watched.events).toHaveLength(10);
  fake.cut();
  emit(fake, 200, 11);
  await expect.poll(() => watched.events).toHaveLength(210);
  expect(watched.events).toEqual(named(210));
  expect(watched.gaps).toEqual(['first-connect']);
});

test('more events than the engine remembers are a gap', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await using watched = watch(engine);
  await watched.live(1);
  emit(fake, 1);
  await expect.poll(() => watched.events).toHaveLength(1);
  fake.cut();
  emit(fake, 300, 2);
  await expect.poll(() => watched.events).toHaveLength(257);
  expect(watched.gaps).toEqual(['first-connect', 'events-lost']);
});

test('a restarted engine has forgotten everything: a gap', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await using watched = watch(engine);
  await watched.live(1);
  emit(fake, 1);
  await expect.poll(() => watched.events).toHaveLength(1);
  fake.restart();
  await expect.poll(() => watched.gaps).toEqual(['first-connect', 'engine-restarted']);
  emit(fake, 1, 2);
  await expect.poll(() => watched.events).toEqual(named(2));
});

test('another engine at the same address is noticed', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await using watched = watch(engine);
  await watched.live(1);
  emit(fake, 1);
  await expect.poll(() => watched.events).toHaveLength(1);
  fake.id = 'ANOTHER';
  fake.cut();
  await expect.poll(() => watched.gaps).toEqual(['first-connect', 'other-engine']);
});

test('an earlier life is continued from its last event', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const last = fake.emit({ Type: 'container', Action: 'start', id: 'seen' });
  emit(fake, 2);
  await using watched = watch(engine, { sinceNano: last.timeNano });
  await expect.poll(() => watched.events).toEqual(named(2));
  expect(watched.gaps).toEqual([]);
});

test('an unreachable engine is offline with a reason, since the first failure', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  let nowMs = 1_000;
  fake.fail('GET /info', { is: 'status', status: 500, message: 'starting' }, 2);
  await using watched = watch(engine, { now: () => (nowMs += 1_000) });
  await watched.live(1);
  expect(watched.states).toMatchObject([
    { is: 'connecting', sinceMs: 2_000 },
    { is: 'offline', sinceMs: 3_000, reason: { kind: 'refused', engineText: 'starting' } },
    { is: 'live' },
  ]);
});

test('filters are applied by the engine', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await using watched = watch(engine, { filters: { type: ['container'], event: ['die'] } });
  await watched.live(1);
  emit(fake, 1);
  fake.emit({ Type: 'volume', Action: 'create', id: 'data' });
  fake.emit({ Type: 'container', Action: 'die', id: 'c1' });
  await expect.poll(() => watched.events).toEqual(['die c1']);
});

test('a silent connection is given up when the engine does not answer a ping', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await using watched = watch(engine, { quietMs: 10 });
  await watched.live(1);
  fake.fail('GET /_ping', { is: 'cut' }, 2);
  await watched.live(2);
  expect(watched.states.map(({ is }) => is)).toEqual(['connecting', 'live', 'offline', 'live']);
});

test('a proxy that hides /info does not stop the events', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  fake.fail('GET /info', { is: 'status', status: 404, message: 'no' }, 99);
  await using watched = watch(engine);
  await watched.live(1);
  emit(fake, 1);
  await expect.poll(() => watched.events).toEqual(named(1));
});
