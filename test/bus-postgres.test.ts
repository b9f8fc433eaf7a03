import { afterAll, describe, expect, test } from 'vitest';
import { busConformance } from '#kernel/bus/bus.conformance.ts';
import {
  type BusEngine,
  createProcess,
  expectEffects,
  openSample,
  publish,
  publishIn,
  quietLog,
  recordEffects,
} from '#kernel/bus/conformance/sample.ts';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { systemClock } from '#kernel/clock.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas, withPostgres } from './postgres-schemas.ts';

const prefix = `bus_${process.pid}_`;
const listener = `nexus-doorbell-${process.pid}`;
const url = `${postgresUrl}?application_name=${listener}`;

const engine: BusEngine = {
  open: (place, options) =>
    openPostgresStore({
      url: postgresUrl,
      schemaPrefix: `${prefix}${place.replaceAll('-', '_')}_`,
      maxConnections: 4,
      ...options,
    }),
  createBus: (options) => createPostgresBus({ url: postgresUrl, ...options }),
};

describe.skipIf(!requireEngine('postgres'))('PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  busConformance('PostgreSQL', engine);

  test('shares the events of one subscription between processes, each once and in order', async () => {
    await using sample = await openSample(engine.open, 'shares');
    await using second = await openSample(engine.open, 'shares');
    const processes = [createProcess(engine, sample), createProcess(engine, second)];
    const handled = processes.map(() => 0);
    const order: string[] = [];
    processes.forEach((process, index) => {
      recordEffects(process.pulse, 'watch', async ({ payload }) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        handled[index]! += 1;
        order.push(payload.name);
      });
    });
    await Promise.all(processes.map((process) => process.start()));
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) =>
      Array.from({ length: 20 }, (_, index) => `${key}${String(index).padStart(2, '0')}`),
    );
    await Promise.all(
      names.map(async (ofKey, index) => {
        for (const name of ofKey) {
          const database = index % 2 === 0 ? sample.containers : second.containers;
          await publish(database, processes[index % 2]!.containers, [name], name.charAt(0));
        }
      }),
    );
    await expectEffects(sample.pulse, names.flat());
    for (const ofKey of names) {
      expect(order.filter((name) => ofKey.includes(name))).toEqual(ofKey);
    }
    expect(Math.min(...handled)).toBeGreaterThan(0);
    await Promise.all(processes.map((process) => process[Symbol.asyncDispose]()));
  });

  test('delivers an event whose transaction commits after a later one', async () => {
    await using sample = await openSample(engine.open, 'late');
    await using process = createProcess(engine, sample);
    recordEffects(process.pulse, 'watch');
    await process.start();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const late = sample.containers.transaction(async (tx) => {
      await publishIn(tx, process.containers, ['first']);
      await gate;
    });
    await publish(sample.containers, process.containers, ['second']);
    await expectEffects(sample.pulse, ['second']);
    open();
    await late;
    await expectEffects(sample.pulse, ['first', 'second']);
  });

  test('delivers what was published while nobody heard the doorbell', async () => {
    await using sample = await openSample(engine.open, 'unheard');
    const hearing = {
      ...engine,
      createBus: (options: Parameters<BusEngine['createBus']>[0]) => createPostgresBus({ url, ...options }),
    };
    await using publisher = createProcess(engine, sample);
    await using process = createProcess(hearing, sample);
    recordEffects(process.pulse, 'watch');
    await process.start();
    await publish(sample.containers, publisher.containers, ['heard']);
    await expectEffects(sample.pulse, ['heard']);
    await withPostgres(async (client) => {
      const cut = 'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1';
      expect((await client.query(cut, [listener])).rowCount).toBe(1);
    });
    await publish(sample.containers, publisher.containers, ['unheard']);
    await expectEffects(sample.pulse, ['heard', 'unheard']);
  });

  test('finds by polling what a process left behind that died before it rang', async () => {
    await using sample = await openSample(engine.open, 'left-behind');
    const silent = createProcess(engine, sample);
    await silent[Symbol.asyncDispose]();
    const bus = createPostgresBus({ url: postgresUrl, clock: systemClock, log: quietLog, pollMs: 300 });
    const pulse = bus.forTool('pulse', sample.pulse);
    recordEffects(pulse, 'watch');
    await pulse.start();
    await publish(sample.containers, silent.containers, ['while starting']);
    await expectEffects(sample.pulse, ['while starting']);
    await publish(sample.containers, silent.containers, ['orphan']);
    await expectEffects(sample.pulse, ['while starting', 'orphan']);
    await bus[Symbol.asyncDispose]();
  });
});
