import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../clock.ts';
import type { Database, Store } from '../database/database.ts';
import { openSqliteStore } from '../database/sqlite-store.ts';
import { createLog } from '../log.ts';
import { createSettings } from './create-settings.ts';
import { settingsMigrations, writeSetting } from './settings-store.ts';

const retention = { name: 'retention', schema: z.object({ days: z.int().min(1) }).default({ days: 30 }) };
const clock = manualClock();

let dataDir: string;
let store: Store;
let database: Database;
let logged: string[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nexus-settings-'));
  store = await openSqliteStore({ dataDir });
  database = await store.open('pulse', settingsMigrations);
  logged = [];
});

afterEach(async () => {
  await store[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true });
});

function write(line: string): void {
  logged.push(line);
}

function open(of = database) {
  return createSettings(of, {
    clock,
    log: createLog({ level: 'info', format: 'json', write, now: () => clock.now() }),
  });
}

test('a setting is its default until it is set, and stays set after a restart', async () => {
  const settings = await open();
  expect(settings.get(retention)).toEqual({ days: 30 });
  await settings.set(retention, { days: 7 });
  expect(settings.get(retention)).toEqual({ days: 7 });
  expect((await open()).get(retention)).toEqual({ days: 7 });
});

test('setting nothing goes back to the default', async () => {
  const settings = await open();
  await settings.set(retention, { days: 7 });
  await settings.set(retention, undefined);
  expect(settings.get(retention)).toEqual({ days: 30 });
  expect((await open()).get(retention)).toEqual({ days: 30 });
});

test('a value that the schema refuses changes nothing', async () => {
  const settings = await open();
  await settings.set(retention, { days: 7 });
  await expect(settings.set(retention, { days: 0 })).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'days' }],
  });
  expect(settings.get(retention)).toEqual({ days: 7 });
});

test('a stored value that is not valid any more gives way to the default, and the log says so', async () => {
  await writeSetting(database, 'retention', '{"days":"many"}', 0);
  expect((await open()).get(retention)).toEqual({ days: 30 });
  expect(logged.join('')).toContain('"setting":"retention"');
});

test('values are kept as given, so that a schema that changes them can read them again', async () => {
  const trimmed = {
    name: 'greeting',
    schema: z
      .string()
      .default(' hello ')
      .transform((text) => `${text}!`),
  };
  const settings = await open();
  await settings.set(trimmed, 'hi');
  expect(settings.get(trimmed)).toBe('hi!');
  expect((await open()).get(trimmed)).toBe('hi!');
});

test('what another process sets is seen after a few seconds where there are others', async () => {
  await using settings = await open({ ...viewOf(database), engine: 'postgres' });
  await (await open()).set(retention, { days: 7 });
  expect(settings.get(retention)).toEqual({ days: 30 });
  clock.advance(5000);
  await expect.poll(() => settings.get(retention)).toEqual({ days: 7 });
});

/** The same tables, so that one engine can stand in for the other. */
function viewOf(of: Database): Database {
  return {
    engine: of.engine,
    query: of.query,
    transaction: (work) => of.transaction(work),
    as: () => of.as(),
    [Symbol.asyncDispose]: () => of[Symbol.asyncDispose](),
  };
}
