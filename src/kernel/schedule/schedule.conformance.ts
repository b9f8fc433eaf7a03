import { describe, expect, test } from 'vitest';
import type { ManualClock } from '#kernel/clock.ts';
import { createLoneCoordinator } from '#kernel/coordinator/lone-coordinator.ts';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import type { Database } from '#kernel/database/database.ts';
import { createLog } from '#kernel/log.ts';
import { countingClock, type CountingClock } from './counting-clock.ts';
import { createSchedule } from './create-schedule.ts';
import type { Schedule } from './schedule.ts';
import { scheduleMigrations, type ScheduleTables } from './schedule-store.ts';

const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
const patience = { timeout: 10_000, interval: 5 };
const hourMs = 3_600_000;

/** A tool's schedule from one start to the next stop. */
function startSchedule(database: Database, clock: ManualClock): Schedule {
  const coordinator = createLoneCoordinator({ clock, log });
  return createSchedule({ tool: 'pulse', database, coordinator, clock, log, chance: () => 0 });
}

/** The time at which the job is to run next, by the wall clock. */
async function savedTime(database: Database): Promise<number | undefined> {
  const rows = await database.as<ScheduleTables>().query.selectFrom('schedule_run').selectAll().execute();
  return rows[0]?.next_ms;
}

/** Waits until the only job has run and waits for its next time, an hour from now. */
async function untilAtRest(database: Database, clock: CountingClock): Promise<void> {
  const state = async () => ({ nextMs: await savedTime(database), timers: clock.timers });
  await expect.poll(state, patience).toEqual({ nextMs: clock.now() + hourMs, timers: 1 });
}

/** What a schedule must do alike on every engine. */
export function scheduleConformance(name: string, open: OpenPlace): void {
  const openTool = async (place: string) => {
    const store = await open(place);
    const database = await store.open('pulse', scheduleMigrations);
    return { database, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  };

  describe(`a schedule on ${name}`, () => {
    test('runs at the start and then at every interval', async () => {
      await using tool = await openTool('runs');
      const clock = countingClock();
      await using schedule = startSchedule(tool.database, clock);
      const runs: number[] = [];
      schedule.add({ name: 'scan', everyMs: hourMs, run: async () => void runs.push(clock.monotonic()) });
      for (let run = 1; run <= 3; run += 1) {
        await expect.poll(() => runs.length, patience).toBe(run);
        await untilAtRest(tool.database, clock);
        clock.advance(hourMs);
      }
      expect(runs).toEqual([0, hourMs, 2 * hourMs]);
    });

    test('catches up once what was missed while it was stopped', async () => {
      await using tool = await openTool('catches-up');
      const clock = countingClock();
      let runs = 0;
      const job = { name: 'scan', everyMs: hourMs, run: async () => void (runs += 1) };
      {
        await using schedule = startSchedule(tool.database, clock);
        schedule.add(job);
        await untilAtRest(tool.database, clock);
      }
      clock.advance(10 * hourMs);
      {
        await using schedule = startSchedule(tool.database, clock);
        schedule.add(job);
        await untilAtRest(tool.database, clock);
      }
      expect(runs).toBe(2);
      clock.advance(hourMs / 2);
      await using schedule = startSchedule(tool.database, clock);
      schedule.add(job);
      schedule.add({ ...job, name: 'other', run: async () => void (runs += 100) });
      await expect.poll(() => runs, patience).toBe(102);
    });

    test('keeps its pace when the clock jumps', async () => {
      await using tool = await openTool('jumps');
      const clock = countingClock();
      await using schedule = startSchedule(tool.database, clock);
      const runs: number[] = [];
      schedule.add({ name: 'scan', everyMs: hourMs, run: async () => void runs.push(clock.monotonic()) });
      for (const [run, jumpMs] of [24 * hourMs, -48 * hourMs, 0].entries()) {
        await expect.poll(() => runs.length, patience).toBe(run + 1);
        await untilAtRest(tool.database, clock);
        clock.jump(clock.now() + jumpMs);
        clock.advance(hourMs);
      }
      expect(runs).toEqual([0, hourMs, 2 * hourMs]);
    });

    test('lets the next run wait for one that is still going', async () => {
      await using tool = await openTool('overlap');
      const clock = countingClock();
      await using schedule = startSchedule(tool.database, clock);
      const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let started = 0;
      const run = async () => {
        started += 1;
        await gates[started - 1]?.promise;
      };
      schedule.add({ name: 'scan', everyMs: hourMs, run });
      await expect.poll(() => started, patience).toBe(1);
      clock.advance(5 * hourMs);
      expect(started).toBe(1);
      gates[0]!.resolve();
      await expect.poll(() => started, patience).toBe(2);
      gates[1]!.resolve();
      await untilAtRest(tool.database, clock);
      expect(started).toBe(2);
    });

    test('goes on after a failure, at the usual time', async () => {
      await using tool = await openTool('fails');
      const clock = countingClock();
      await using schedule = startSchedule(tool.database, clock);
      let runs = 0;
      const run = async () => {
        runs += 1;
        throw new Error('no');
      };
      schedule.add({ name: 'scan', everyMs: hourMs, run });
      await untilAtRest(tool.database, clock);
      clock.advance(hourMs - 1);
      expect(runs).toBe(1);
      clock.advance(1);
      await expect.poll(() => runs, patience).toBe(2);
    });

    test('runs when triggered, and once more when triggered during a run', async () => {
      await using tool = await openTool('triggered');
      const clock = countingClock();
      await using schedule = startSchedule(tool.database, clock);
      const gates = [0, 1, 2].map(() => Promise.withResolvers<void>());
      let started = 0;
      const run = async () => {
        started += 1;
        await gates[started - 1]?.promise;
      };
      schedule.add({ name: 'scan', everyMs: hourMs, run });
      gates[0]!.resolve();
      await untilAtRest(tool.database, clock);
      schedule.trigger('scan');
      await expect.poll(() => started, patience).toBe(2);
      schedule.trigger('scan');
      await expect.poll(() => savedTime(tool.database), patience).toBe(0);
      gates[1]!.resolve();
      await expect.poll(() => started, patience).toBe(3);
      gates[2]!.resolve();
      await untilAtRest(tool.database, clock);
      expect(() => schedule.trigger('unknown')).toThrow('no job named unknown');
    });

    test('repeats a run that was cut off', async () => {
      await using tool = await openTool('cut-off');
      const clock = countingClock();
      const ends: string[] = [];
      const cutOff = startSchedule(tool.database, clock);
      const run = (signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          ends.push('started');
          signal.addEventListener('abort', () => resolve());
        });
      cutOff.add({ name: 'scan', everyMs: hourMs, run });
      await expect.poll(() => ends, patience).toHaveLength(1);
      await cutOff[Symbol.asyncDispose]();
      await using schedule = startSchedule(tool.database, clock);
      schedule.add({ name: 'scan', everyMs: hourMs, run: async () => void ends.push('done') });
      await expect.poll(() => ends, patience).toEqual(['started', 'done']);
    });
  });
}
