import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { busMigrations, type BusTables } from '#kernel/bus/bus-tables.ts';
import { systemClock } from '#kernel/clock.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { createLog } from '#kernel/log.ts';
import { openHeartbeats } from '#tools/pulse/heartbeats/open-heartbeats.ts';
import { pulseMigrations } from '#tools/pulse/pulse-migrations.ts';
import type { PulseSchema } from '#tools/pulse/pulse-schema.ts';

const script = fileURLToPath(new URL('pulse/watch-until-killed.ts', import.meta.url));
const kills = 5;

/** Watches until so many checks are stored, and is killed at some moment after that. @returns what was said to be stored. */
async function watchUntilKilled(folder: string, count: number, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, 'sqlite', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === count) setTimeout(() => child.kill('SIGKILL'), afterMs);
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return said;
}

async function stored(folder: string) {
  const clock = systemClock;
  const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
  await using store = await openSqliteStore({ dataDir: folder, clock });
  const database = await store.open<PulseSchema & BusTables>('pulse', {
    ...busMigrations,
    ...pulseMigrations,
  });
  const heartbeats = await openHeartbeats(
    { database: database.as(), clock, log },
    { intervalOf: () => 1_000 },
  );
  const slots: string[] = [];
  for (let number = 1; number <= 20; number += 1)
    for (const { atMs } of await heartbeats.between(number, { fromMs: 0, toMs: clock.now() + 60_000 }))
      slots.push(`${number} ${atMs}`);
  const events = await database.query
    .selectFrom('bus_outbox')
    .select(['name', 'key'])
    .orderBy('ordinal')
    .execute();
  const incidents = await database.query.selectFrom('incidents').selectAll().execute();
  return { slots, events, incidents };
}

test('killed again and again, the watch has lost nothing that was stored, and says nothing twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-watch-'));
  const said: string[] = [];
  for (let n = 0; n < kills; n += 1) said.push(...(await watchUntilKilled(folder, 60, 150 * n)));
  const { slots, events, incidents } = await stored(folder);
  const found = new Set(slots);
  expect(found.size).toBe(slots.length);
  expect(said.length).toBeGreaterThanOrEqual(kills * 60);
  expect(said.filter((slot) => !found.has(slot))).toEqual([]);
  for (let n = 1; n <= 20; n += 1) {
    const names = events.filter(({ key }) => key === `m${n}`).map(({ name }) => name);
    for (const [index, name] of names.entries())
      expect(name).toBe(index % 2 === 0 ? 'pulse.monitor-went-down' : 'pulse.monitor-recovered');
  }
  const wentDown = events.filter(({ name }) => name === 'pulse.monitor-went-down').length;
  expect(wentDown).toBeGreaterThan(0);
  expect(incidents.length).toBe(wentDown);
  await rm(folder, { recursive: true });
}, 120_000);
