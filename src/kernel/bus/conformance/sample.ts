import type { EventPayload } from '#contracts/event.ts';
import { containerDied, containerStarted } from '#contracts/containers.ts';
import { type Clock, systemClock } from '#kernel/clock.ts';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import type { Database, Migrations, Store, Transaction } from '#kernel/database/database.ts';
import { createLog, type Log } from '#kernel/log.ts';
import { expect } from 'vitest';
import type { BusLimits, EventBus, Handle, ProcessBus, SubscriptionOptions } from '../bus.ts';
import { busMigrations } from '../bus-tables.ts';

/** What a bus is tested on: an engine's databases, and the bus beside them. */
export interface BusEngine {
  readonly open: OpenPlace;
  createBus(options: { clock: Clock; log: Log; limits: Partial<BusLimits> }): ProcessBus;
}

/** `fact` is what a publisher writes with an event, `effect` what a subscriber makes of it: one row each time. */
export interface SampleSchema {
  fact: { name: string };
  effect: { name: string; event_id: string };
}

export const sampleMigrations: Migrations = {
  ...busMigrations,
  '0001-sample': {
    async up(database) {
      await database.schema
        .createTable('fact')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .execute();
      await database.schema
        .createTable('effect')
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('event_id', 'text', (column) => column.notNull())
        .execute();
    },
  },
};

export type SampleDatabase = Database<SampleSchema>;

/** The databases of three tools: containers publishes, pulse and security subscribe. */
export interface Sample extends AsyncDisposable {
  readonly containers: SampleDatabase;
  readonly pulse: SampleDatabase;
  readonly security: SampleDatabase;
}

export async function openSample(open: OpenPlace, place: string): Promise<Sample> {
  const store: Store = await open(place);
  const openTool = (tool: string) => store.open<SampleSchema>(tool, sampleMigrations);
  return {
    containers: await openTool('containers'),
    pulse: await openTool('pulse'),
    security: await openTool('security'),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

export const quietLog = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });

/** For `expect.poll`: long, because other tests may keep the machine busy. */
export const patience = { timeout: 10_000, interval: 5 };

const quickLimits: Partial<BusLimits> = { attempts: 3, retryMs: 20, longestRetryMs: 100 };

/** The three tools' buses of one process, not started. */
export interface SampleProcess extends AsyncDisposable {
  readonly containers: EventBus<SampleSchema>;
  readonly pulse: EventBus<SampleSchema>;
  readonly security: EventBus<SampleSchema>;
  start(): Promise<void>;
}

export function createProcess(
  engine: BusEngine,
  sample: Omit<Sample, typeof Symbol.asyncDispose>,
): SampleProcess {
  const bus = engine.createBus({ clock: systemClock, log: quietLog, limits: quickLimits });
  const containers = bus.forTool('containers', sample.containers);
  const pulse = bus.forTool('pulse', sample.pulse);
  const security = bus.forTool('security', sample.security);
  return {
    containers,
    pulse,
    security,
    async start() {
      await Promise.all([containers.start(), pulse.start(), security.start()]);
    },
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose](),
  };
}

export function about(name: string): EventPayload<typeof containerStarted> {
  return { host: 'local', id: name, name, stack: null };
}

/** Publishes one event per name in one transaction, each together with a fact. */
export async function publish(
  database: SampleDatabase,
  bus: EventBus<SampleSchema>,
  names: readonly string[],
  key?: string,
): Promise<readonly string[]> {
  return database.transaction((tx) => publishIn(tx, bus, names, key));
}

export async function publishIn(
  tx: Transaction<SampleSchema>,
  bus: EventBus<SampleSchema>,
  names: readonly string[],
  key?: string,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of names) {
    await tx.insertInto('fact').values({ name }).execute();
    ids.push(await bus.publish(tx, containerStarted, about(name), { key }));
  }
  return ids;
}

/** Subscribes a handler that writes an effect for each event, after `before`. */
export function recordEffects(
  bus: EventBus<SampleSchema>,
  subscriber: string,
  before: Handle<typeof containerStarted | typeof containerDied, SampleSchema> = async () => {},
  options: SubscriptionOptions = {},
): void {
  const handle: typeof before = async (event, tx) => {
    await before(event, tx);
    await tx.insertInto('effect').values({ name: event.payload.name, event_id: event.id }).execute();
  };
  bus.subscribe([containerStarted, containerDied], subscriber, handle, options);
}

/** The names of the effects so far, in order of the engine's choice. */
export async function effectsOf(database: SampleDatabase): Promise<readonly string[]> {
  const rows = await database.query.selectFrom('effect').select('name').execute();
  return rows.map(({ name }) => name);
}

/** Waits until these effects are there, each as often as it is listed, and no others. */
export async function expectEffects(database: SampleDatabase, names: readonly string[]): Promise<void> {
  const sorted = async () => (await effectsOf(database)).toSorted();
  await expect.poll(sorted, patience).toEqual(names.toSorted());
}
