import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { paceAfter, startPace, takeTurn } from '#library/registry/pace.ts';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import { facts } from '../migrations/0001-facts.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { openPaces } from './open-paces.ts';
import { never, openTestFacts, questionOf } from './test-facts.ts';

const limits = { perSecond: 1, burst: 10 };
const migrations = { '0001-facts': facts };

test('that a host is to be left alone is stored at once, how often it was asked a second later', async () => {
  const clock = manualClock();
  await using kernel = await openTestKernelOf<WatcherSchema>('watcher', migrations, { clock });
  await using paces = await openPaces(kernel);
  const stored = async (host: string) => (await openPaces(kernel)).get(host);
  const turn = takeTurn(startPace(limits, clock.now()), limits, clock.now());
  const asked = 'pace' in turn ? turn.pace : startPace(limits, 0);
  paces.set('a', asked);
  const failed = paceAfter(asked, { kind: 'rate-limited', retryAfterMs: 60_000 }, clock.now());
  paces.set('b', failed);
  expect(await eventually(() => stored('b'))).toEqual(failed);
  expect(await stored('a')).toEqual(asked);
  paces.set('a', failed);
  expect(await stored('a')).toEqual(asked);
  clock.advance(1000);
  expect(await eventually(async () => ((await stored('a'))?.failures === 1 ? true : undefined))).toBe(true);
});

test('a registry that asked for peace has it after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-paces-'));
  await using fake = await fakeRegistry();
  fake.misbehave(() => ({ status: 429, headers: { 'retry-after': '600' } }));
  const question = questionOf(`${fake.host}/app:1`);
  const first = await openTestFacts({ folder });
  const { clock } = first;
  await first.open.look([question], never);
  await first[Symbol.asyncDispose]();
  {
    await using again = await openTestFacts({ folder, clock });
    clock.advance(599_000);
    expect(await again.open.look([question], never)).toMatchObject({ requests: 0 });
    clock.advance(1000);
    expect(await again.open.look([question], never)).toMatchObject({ requests: 1 });
  }
  await rm(folder, { recursive: true });
});
