import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#contracts/access.ts';
import { createAudit } from '#kernel/audit/create-audit.ts';
import { busMigrations, type BusTables } from '#kernel/bus/bus-tables.ts';
import { createMemoryBus } from '#kernel/bus/memory-bus.ts';
import { systemClock, type Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { createLoneCoordinator } from '#kernel/coordinator/lone-coordinator.ts';
import { createLog, type LogLevel } from '#kernel/log.ts';
import { createSchedule } from '#kernel/schedule/create-schedule.ts';
import { scheduleMigrations } from '#kernel/schedule/schedule-store.ts';
import { sealWith } from '#kernel/secrets/seal.ts';
import { newSecretKeyText, parseSecretKey } from '#kernel/secrets/secret-key.ts';
import { createSettings } from '#kernel/settings/create-settings.ts';
import { settingsMigrations } from '#kernel/settings/settings-store.ts';
import type { CallContext } from '#kernel/tool.ts';
import type { NotifySchema } from './notify-schema.ts';
import type { NotifyKernel } from './notify-kernel.ts';
import { notifyMigrations } from './tool.ts';

export interface TestKernel extends NotifyKernel, AsyncDisposable {
  /** Lines logged at warn or above. */
  readonly complaints: string[];
  /** What was published, oldest first, as the outbox holds it. */
  published(): Promise<{ name: string; key: string; payload: Record<string, unknown> }[]>;
}

/** A real database and a real bus in a folder of their own, for tests of this tool. Same `folder`: same data. */
export async function openTestKernel(
  options: { folder?: string; clock?: Clock; level?: LogLevel } = {},
): Promise<TestKernel> {
  const { clock = systemClock, level = 'warn' } = options;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'nexus-notify-')));
  const complaints: string[] = [];
  const log = createLog({
    level,
    format: 'json',
    write: (line) => complaints.push(line),
    now: () => clock.now(),
  });
  const store = await openSqliteStore({ dataDir: folder, clock });
  const database = await store.open<NotifySchema>('notify', {
    ...busMigrations,
    ...scheduleMigrations,
    ...settingsMigrations,
    ...notifyMigrations,
  });
  const process = createMemoryBus({ clock, log });
  const bus = process.forTool('notify', database);
  const coordinator = createLoneCoordinator({ clock, log });
  const schedule = createSchedule({ tool: 'notify', database: database.as(), coordinator, clock, log });
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
    audit: createAudit<NotifySchema>({ tool: 'notify', bus, clock }),
    published: () => publishedIn(database),
    async [Symbol.asyncDispose]() {
      await schedule[Symbol.asyncDispose]();
      await process[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
      if (options.folder === undefined) await rm(folder, { recursive: true });
    },
  };
}

async function publishedIn(database: Database<NotifySchema>) {
  const rows = await database
    .as<BusTables>()
    .query.selectFrom('bus_outbox')
    .select(['name', 'key', 'payload'])
    .orderBy('ordinal')
    .execute();
  return rows.map(({ name, key, payload }) => ({ name, key, payload: JSON.parse(payload) }));
}

type Person = Extract<Caller, { kind: 'user' }>;

export const admin: Person = { kind: 'user', userId: 'u1', name: 'ana', role: 'admin', sessionId: 's1' };
export const viewer: Person = { ...admin, userId: 'u2', name: 'vic', role: 'viewer' };

export function testCall(
  options: { caller?: Caller; signal?: AbortSignal; lastEventId?: string } = {},
): CallContext {
  return {
    caller: options.caller ?? admin,
    signal: options.signal ?? new AbortController().signal,
    lastEventId: options.lastEventId,
    requestId: 'r1',
    address: '127.0.0.1',
    userAgent: 'test',
    canSignIn: true,
    startSession: () => {},
    endSession: () => {},
  };
}

/** Asks again until the answer is not undefined, for what happens in its own time. */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  timeoutMs = 5_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${ask.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
