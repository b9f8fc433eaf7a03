import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ManualClock, manualClock } from '#kernel/clock.ts';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { afterAll, expect, test } from 'vitest';
import { busConformance } from './bus.conformance.ts';
import type { BusTables } from './bus-tables.ts';
import {
  expectEffects,
  openSample,
  patience,
  publish,
  quietLog,
  recordEffects,
  type Sample,
} from './conformance/sample.ts';
import { createMemoryBus } from './memory-bus.ts';

const root = mkdtempSync(join(tmpdir(), 'nexus-bus-'));
afterAll(() => rmSync(root, { recursive: true }));

const open: OpenPlace = (place, options) => openSqliteStore({ dataDir: join(root, place), ...options });

busConformance('Memory', {
  open,
  createBus: createMemoryBus,
});

const dayMs = 24 * 3_600_000;

test('forgets what is old and was taken in, but never the newest', async () => {
  await using sample = await openSample(open, 'forgets');
  const clock = manualClock();
  await using bus = createMemoryBus({ clock, log: quietLog });
  const containers = bus.forTool('containers', sample.containers);
  const pulse = bus.forTool('pulse', sample.pulse);
  recordEffects(pulse, 'watch');
  await publish(sample.containers, containers, ['a', 'b']);
  clock.jump(clock.now() + 8 * dayMs);
  await publish(sample.containers, containers, ['c', 'd']);
  await Promise.all([containers.start(), pulse.start()]);
  await expectEffects(sample.pulse, ['a', 'b', 'c', 'd']);
  await expectWithinHours(clock, () => published(sample), [3, 4]);
  clock.jump(clock.now() + 15 * dayMs);
  await expectWithinHours(clock, () => published(sample), [4]);
  await expectWithinHours(clock, () => takenIn(sample), []);
});

test('keeps old events for a subscription that is away, but not for ever', async () => {
  await using sample = await openSample(open, 'keeps');
  const clock = manualClock();
  const away = { subscriber: 'away', sequence: 1, seen_ms: clock.now() };
  await sample.containers.as<BusTables>().query.insertInto('bus_reader').values(away).execute();
  await using bus = createMemoryBus({ clock, log: quietLog });
  const containers = bus.forTool('containers', sample.containers);
  await publish(sample.containers, containers, ['a', 'b', 'c']);
  await containers.start();
  clock.jump(clock.now() + 10 * dayMs);
  await expectWithinHours(clock, () => published(sample), [2, 3]);
  clock.jump(clock.now() + 30 * dayMs);
  await expectWithinHours(clock, () => published(sample), [3]);
});

async function published(sample: Sample): Promise<readonly (number | null)[]> {
  const { query } = sample.containers.as<BusTables>();
  const rows = await query.selectFrom('bus_outbox').select('sequence').orderBy('sequence').execute();
  return rows.map(({ sequence }) => sequence);
}

async function takenIn(sample: Sample): Promise<readonly number[]> {
  const rows = await sample.pulse.as<BusTables>().query.selectFrom('bus_inbox').select('sequence').execute();
  return rows.map(({ sequence }) => sequence);
}

/** Lets hours pass until it is so. */
async function expectWithinHours(
  clock: ManualClock,
  read: () => Promise<readonly unknown[]>,
  expected: readonly unknown[],
): Promise<void> {
  const readLater = () => {
    clock.advance(3_600_000);
    return read();
  };
  await expect.poll(readLater, patience).toEqual(expected);
}
