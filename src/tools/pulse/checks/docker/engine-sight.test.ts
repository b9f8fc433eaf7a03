import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { type FakeEngine, startFakeEngine } from '#library/docker/fake-engine.ts';
import { NoEngine } from './container-sight.ts';
import { engineSight } from './engine-sight.ts';

let fake: FakeEngine;
let engine: Engine;
beforeEach(async () => {
  fake = await startFakeEngine();
  engine = connectEngine(fake.address);
});
afterEach(async () => {
  await engine[Symbol.asyncDispose]();
  await fake[Symbol.asyncDispose]();
});

const signal = new AbortController().signal;
const look = (wanted: { name: string } | { label: string; value?: string }) =>
  engineSight(engine).look(wanted, signal);

test('by name, as it is now', async () => {
  const { id } = fake.addContainer({ name: 'db', state: 'exited' });
  fake.addContainer({ name: 'web', health: 'unhealthy' });
  expect(await look({ name: 'db' })).toMatchObject([
    { name: 'db', state: 'exited', health: null, restarts: 0 },
  ]);
  expect(await look({ name: 'web' })).toMatchObject([
    { state: 'running', health: 'unhealthy', startedAtMs: expect.any(Number) },
  ]);
  expect(await look({ name: id })).toHaveLength(1);
});

test('one that is not there, or is only called by the start of an id', async () => {
  const { id } = fake.addContainer({ name: 'db' });
  expect(await look({ name: 'gone' })).toEqual([]);
  expect(await look({ name: id.slice(0, 4) })).toEqual([]);
});

test('by label, with a value or with any', async () => {
  fake.addContainer({ name: 'a', config: { Labels: { role: 'db' } } });
  fake.addContainer({ name: 'b', config: { Labels: { role: 'web' } }, state: 'exited' });
  fake.addContainer({ name: 'c' });
  expect((await look({ label: 'role' })).map(({ name }) => name).toSorted()).toEqual(['a', 'b']);
  expect((await look({ label: 'role', value: 'web' })).map(({ name }) => name)).toEqual(['b']);
});

test('an engine that fails is no missing container', async () => {
  fake.addContainer({ name: 'db' });
  fake.fail('GET /containers/db/json', { is: 'status', status: 500, message: 'broken' });
  await expect(look({ name: 'db' })).rejects.toThrow(NoEngine);
});
