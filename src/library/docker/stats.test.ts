import { expect, test } from 'vitest';
import { connectEngine } from './engine.ts';
import { startFakeEngine } from './fake-engine.ts';
import { followStats } from './stats.ts';

const stats = { memory_stats: { usage: 100, stats: {} }, pids_stats: { current: 1 } };

test('samples follow each other until an abort', async () => {
  await using fake = await startFakeEngine({ statsIntervalMs: 5 });
  await using engine = connectEngine(fake.address);
  const web = fake.addContainer({ name: 'web', stats });
  const controller = new AbortController();
  const seen: (number | null)[] = [];
  for await (const { memoryBytes } of followStats(engine, 'web', { signal: controller.signal })) {
    seen.push(memoryBytes);
    web.stats = { ...stats, memory_stats: { usage: 200, stats: {} } };
    if (memoryBytes === 200) controller.abort();
  }
  expect(seen).toEqual([100, 200]);
});

test('silence and a cut are errors', async () => {
  await using fake = await startFakeEngine({ statsIntervalMs: 60_000 });
  await using engine = connectEngine(fake.address);
  fake.addContainer({ name: 'web', stats });
  const silent = Array.fromAsync(followStats(engine, 'web', { idleTimeoutMs: 20 }));
  await expect(silent).rejects.toMatchObject({ kind: 'timeout' });
  const samples = followStats(engine, 'web');
  await samples.next();
  fake.cut();
  await expect(samples.next()).rejects.toMatchObject({ kind: 'unreachable' });
});
