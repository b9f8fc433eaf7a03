import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#contracts/access.ts';
import { type Client, createClient, type Transport } from '#contracts/client.ts';
import { hub as contract } from '#contracts/hub.ts';
import { decide } from '#kernel/access/decide.ts';
import { createAudit } from '#kernel/audit/create-audit.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import type { EventBus } from '#kernel/bus/bus.ts';
import { createMemoryBus } from '#kernel/bus/memory-bus.ts';
import { type ManualClock, manualClock } from '#kernel/clock.ts';
import { createLoneCoordinator } from '#kernel/coordinator/lone-coordinator.ts';
import type { Database } from '#kernel/database/database.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { forbidden, unauthenticated } from '#kernel/errors.ts';
import { parseInput } from '#kernel/http/endpoint-input.ts';
import { handlerOf } from '#kernel/http/handler-of.ts';
import { newId } from '#kernel/id.ts';
import { createLog } from '#kernel/log.ts';
import { createSchedule } from '#kernel/schedule/create-schedule.ts';
import { scheduleMigrations } from '#kernel/schedule/schedule-store.ts';
import { createSecrets } from '#kernel/secrets/create-secrets.ts';
import { createSettings } from '#kernel/settings/create-settings.ts';
import { settingsMigrations } from '#kernel/settings/settings-store.ts';
import type { CallContext, Kernel } from '#kernel/tool.ts';
import type { HubSchema } from './hub-schema.ts';
import { createHubTool, type RunningHub } from './tool.ts';

export const goodPassword = 'a sentence nobody else has';

/** A browser or program: keeps its session cookie, and comes from one address. */
export interface Visitor {
  readonly api: Client<typeof contract>;
  session: string | undefined;
  apiToken: string | undefined;
  /** As of the last cookie: undefined ends with the browser. */
  persistentUntilMs: number | undefined;
}

export interface TestHub extends AsyncDisposable {
  readonly clock: ManualClock;
  readonly running: RunningHub;
  readonly database: Database<HubSchema>;
  readonly bus: EventBus<HubSchema>;
  readonly logged: readonly string[];
  visitor(options?: Partial<Pick<CallContext, 'address' | 'canSignIn' | 'userAgent'>>): Visitor;
  /** The code in the log. */
  claimCode(): string;
  /** Claims for `admin`, who is signed in on the visitor. */
  claim(): Promise<Visitor>;
  callerOf(visitor: Visitor): Promise<Caller>;
}

/** Hub on a real SQLite database and bus, reached as HTTP would: authenticate, decide, parse, handle, parse. */
export async function startTestHub(): Promise<TestHub> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-hub-'));
  const clock = manualClock();
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const log = createLog({ level: 'info', format: 'json', write, now: () => clock.now() });
  const tool = createHubTool({
    version: '1.2.3',
    tools: async () => [],
    warnings: async () => [],
    hashCost: { memoryKiB: 64, passes: 1, lanes: 1 },
  });
  const secrets = await createSecrets({ dataDir });
  const store = await openSqliteStore({ dataDir });
  const database = await store.open<HubSchema>('hub', {
    ...busMigrations,
    ...settingsMigrations,
    ...scheduleMigrations,
    ...tool.migrations,
  });
  const bus = createMemoryBus({ clock, log }).forTool('hub', database);
  const coordinator = createLoneCoordinator({ clock, log });
  const schedule = createSchedule({ tool: 'hub', database: database.as(), coordinator, clock, log });
  const settings = await createSettings(database.as(), { clock, log });
  const kernel: Kernel<HubSchema> = {
    database,
    bus,
    log,
    clock,
    schedule,
    coordinator,
    settings,
    secrets,
    audit: createAudit({ tool: 'hub', bus, clock }),
    call: () => {
      throw new Error('Hub calls no other tool.');
    },
  };
  const running = await tool.start(kernel);
  await bus.start();
  const testHub: TestHub = {
    clock,
    running,
    database,
    bus,
    logged,
    visitor: (options = {}) => newVisitor(running, options),
    claimCode: () => /[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/.exec(logged.join(''))?.[0] ?? '',
    async claim() {
      const visitor = testHub.visitor();
      await visitor.api.claim({ body: { code: testHub.claimCode(), name: 'admin', password: goodPassword } });
      return visitor;
    },
    callerOf: (visitor) => callerOf(running, visitor),
    async [Symbol.asyncDispose]() {
      for (const part of [running, schedule, settings, coordinator, bus, store])
        await part[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true });
    },
  };
  return testHub;
}

async function callerOf({ authenticator }: RunningHub, visitor: Visitor): Promise<Caller> {
  if (visitor.apiToken !== undefined) {
    return authenticator.authenticate({ kind: 'api-token', token: visitor.apiToken });
  }
  if (visitor.session === undefined) return { kind: 'anonymous' };
  return authenticator.authenticate({ kind: 'session', token: visitor.session });
}

function newVisitor(running: RunningHub, options: Parameters<TestHub['visitor']>[0] = {}): Visitor {
  const visitor: Visitor = {
    api: createClient(
      contract,
      transportOf(running, () => visitor, options),
    ),
    session: undefined,
    apiToken: undefined,
    persistentUntilMs: undefined,
  };
  return visitor;
}

function unused(): never {
  throw new Error('Hub has no streams and no channels.');
}

function transportOf(running: RunningHub, visitor: () => Visitor, options: Partial<CallContext>): Transport {
  return {
    async call(name, endpoint, given) {
      const caller = await callerOf(running, visitor());
      const decision = decide(caller, endpoint.access);
      if (decision !== 'allow') throw decision === 'forbidden' ? forbidden() : unauthenticated();
      const context: CallContext = {
        caller,
        signal: new AbortController().signal,
        requestId: newId(),
        address: '192.0.2.1',
        userAgent: 'test',
        canSignIn: true,
        lastEventId: undefined,
        startSession(token, { persistentUntilMs }) {
          Object.assign(visitor(), { session: token, persistentUntilMs });
        },
        endSession: () => void Object.assign(visitor(), { session: undefined }),
        ...options,
      };
      const handle = handlerOf<Promise<unknown>>({ contract, handlers: running.handlers }, name);
      return endpoint.result.parse(await handle(parseInput(endpoint, given), context));
    },
    stream: unused,
    channel: unused,
  };
}
