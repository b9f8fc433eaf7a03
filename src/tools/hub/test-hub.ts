import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#contracts/access.ts';
import { createAudit } from '#kernel/audit/create-audit.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import type { EventBus, ProcessBus } from '#kernel/bus/bus.ts';
import { createMemoryBus } from '#kernel/bus/memory-bus.ts';
import { type Clock, type ManualClock, manualClock } from '#kernel/clock.ts';
import { createLoneCoordinator } from '#kernel/coordinator/lone-coordinator.ts';
import type { Database, Store } from '#kernel/database/database.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { createLog, type Log } from '#kernel/log.ts';
import { createSchedule } from '#kernel/schedule/create-schedule.ts';
import { scheduleMigrations } from '#kernel/schedule/schedule-store.ts';
import { createSecrets } from '#kernel/secrets/create-secrets.ts';
import { createSettings } from '#kernel/settings/create-settings.ts';
import { settingsMigrations } from '#kernel/settings/settings-store.ts';
import type { Kernel } from '#kernel/tool.ts';
import type { HubSchema } from './hub-schema.ts';
import { callerOf, type Coming, newVisitor, type Visitor } from './test-visitor.ts';
import { createHubTool, type RunningHub } from './tool.ts';

export const goodPassword = 'a sentence nobody else has';

export interface TestHub extends AsyncDisposable {
  readonly clock: ManualClock;
  readonly running: RunningHub;
  readonly database: Database<HubSchema>;
  readonly bus: EventBus<HubSchema>;
  readonly logged: readonly string[];
  visitor(coming?: Coming): Visitor;
  /** The code in the log. */
  claimCode(): string;
  /** Claims for `admin`, who is signed in on the visitor. */
  claim(): Promise<Visitor>;
  callerOf(visitor: Visitor): Promise<Caller>;
}

/** What Hub stands on; SQLite in a folder of its own unless a test says otherwise. */
export interface HubEngine {
  open(dataDir: string): Promise<Store>;
  createBus(options: { clock: Clock; log: Log }): ProcessBus;
}

const sqlite: HubEngine = {
  open: (dataDir) => openSqliteStore({ dataDir }),
  createBus: createMemoryBus,
};

/** Hub on a real database and bus, reached as HTTP would: authenticate, decide, parse, handle, parse. */
export async function startTestHub(engine: HubEngine = sqlite): Promise<TestHub> {
  const parts = new AsyncDisposableStack();
  const clock = manualClock();
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const log = createLog({ level: 'info', format: 'json', write, now: () => clock.now() });
  const kernel = await startKernel(engine, { clock, log }, parts);
  const { database, bus } = kernel;
  const running = parts.use(await tool.start(kernel));
  await bus.start();
  const testHub: TestHub = {
    clock,
    running,
    database,
    bus,
    logged,
    visitor: (coming) => newVisitor(running, coming),
    claimCode: () => /[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/.exec(logged.join(''))?.[0] ?? '',
    async claim() {
      const visitor = testHub.visitor();
      await visitor.api.claim({ body: { code: testHub.claimCode(), name: 'admin', password: goodPassword } });
      return visitor;
    },
    callerOf: (visitor) => callerOf(running, visitor),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
  return testHub;
}

const tool = createHubTool({
  version: '1.2.3',
  tools: async () => [],
  warnings: async () => [],
  hashCost: { memoryKiB: 64, passes: 1, lanes: 1 },
});

async function startKernel(
  engine: HubEngine,
  { clock, log }: { clock: Clock; log: Log },
  parts: AsyncDisposableStack,
): Promise<Kernel<HubSchema>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-hub-'));
  parts.defer(() => rm(dataDir, { recursive: true }));
  const secrets = await createSecrets({ dataDir });
  const store = parts.use(await engine.open(dataDir));
  const kernelMigrations = { ...busMigrations, ...settingsMigrations, ...scheduleMigrations };
  const database = await store.open<HubSchema>('hub', { ...kernelMigrations, ...tool.migrations });
  const bus = parts.use(engine.createBus({ clock, log })).forTool('hub', database);
  const coordinator = parts.use(createLoneCoordinator({ clock, log }));
  return {
    database,
    clock,
    log,
    bus,
    coordinator,
    secrets,
    schedule: parts.use(createSchedule({ tool: 'hub', database: database.as(), coordinator, clock, log })),
    settings: parts.use(await createSettings(database.as(), { clock, log })),
    audit: createAudit({ tool: 'hub', bus, clock }),
    call: () => {
      throw new Error('Hub calls no other tool.');
    },
  };
}
