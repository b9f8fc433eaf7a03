import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ToolId } from '#contracts/contract.ts';
import { createAudit } from './audit/create-audit.ts';
import { busMigrations, type BusTables } from './bus/bus-tables.ts';
import { createMemoryBus } from './bus/memory-bus.ts';
import { systemClock, type Clock } from './clock.ts';
import { createLoneCoordinator } from './coordinator/lone-coordinator.ts';
import type { Database, Migrations } from './database/database.ts';
import { openSqliteStore } from './database/sqlite-store.ts';
import { createLog, type LogLevel } from './log.ts';
import { createSchedule } from './schedule/create-schedule.ts';
import { scheduleMigrations } from './schedule/schedule-store.ts';
import { sealWith } from './secrets/seal.ts';
import { newSecretKeyText, parseSecretKey } from './secrets/secret-key.ts';
import { createSettings } from './settings/create-settings.ts';
import { settingsMigrations } from './settings/settings-store.ts';
import type { Kernel } from './tool.ts';

export interface TestKernel<Schema> extends Omit<Kernel<Schema>, 'call'>, AsyncDisposable {
  /** Lines logged at warn or above. */
  readonly complaints: string[];
  /** What was published, oldest first, as the outbox holds it. */
  published(): Promise<{ name: string; key: string; payload: Record<string, unknown> }[]>;
}

export interface TestKernelOptions {
  /** Same folder: same data. Absent: one of its own, removed at the end. */
  readonly folder?: string;
  readonly clock?: Clock;
  readonly level?: LogLevel;
}

/** A real database and a real bus in a folder of their own, for tests of one tool. */
export async function openTestKernelOf<Schema>(
  tool: ToolId,
  migrations: Migrations,
  { folder: given, clock = systemClock, level = 'warn' }: TestKernelOptions = {},
): Promise<TestKernel<Schema>> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), `nexus-${tool}-`)));
  const complaints: string[] = [];
  const write = (line: string) => complaints.push(line);
  const log = createLog({ level, format: 'json', write, now: () => clock.now() });
  const store = await openSqliteStore({ dataDir: folder, clock });
  const database = await store.open<Schema>(tool, {
    ...busMigrations,
    ...scheduleMigrations,
    ...settingsMigrations,
    ...migrations,
  });
  const process = createMemoryBus({ clock, log });
  const bus = process.forTool(tool, database);
  const coordinator = createLoneCoordinator({ clock, log });
  const schedule = createSchedule({ tool, database: database.as(), coordinator, clock, log });
  return {
    database,
    bus,
    schedule,
    coordinator,
    secrets: sealWith(parseSecretKey(newSecretKeyText())),
    settings: await createSettings(database.as(), { clock, log }),
    clock,
    log,
    complaints,
    audit: createAudit<Schema>({ tool, bus, clock }),
    published: () => publishedIn(database.as<BusTables>()),
    async [Symbol.asyncDispose]() {
      await schedule[Symbol.asyncDispose]();
      await process[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      if (given === undefined) await rm(folder, { recursive: true });
    },
  };
}

async function publishedIn(database: Database<BusTables>) {
  const rows = await database.query
    .selectFrom('bus_outbox')
    .select(['name', 'key', 'payload'])
    .orderBy('ordinal')
    .execute();
  return rows.map(({ name, key, payload }) => ({ name, key, payload: JSON.parse(payload) }));
}
