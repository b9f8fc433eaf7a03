import { z } from 'zod';
import { manualClock, type ManualClock } from '#kernel/clock.ts';
import { createLoneCoordinator } from '#kernel/coordinator/lone-coordinator.ts';
import type { Coordinator } from '#kernel/coordinator/coordinator.ts';
import { eventually } from '#kernel/eventually.ts';
import { openTestKernelOf, type TestKernel } from '#kernel/test-kernel.ts';
import { type CheckContext, type CheckOutcome, defineCheckKind } from '../checks/check-kind.ts';
import { incidents } from '../migrations/0005-incidents.ts';
import { watching } from '../migrations/0006-watching.ts';
import type { MonitorsChange } from '../monitors/monitors.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { Heartbeat } from '../heartbeats/heartbeat.ts';
import type { HeartbeatsSink } from './heartbeats-sink.ts';
import { openWatching } from './open-watching.ts';
import type { WatchSchema } from './watch-tables.ts';
import type { WatchingOptions } from './watching-options.ts';

export const watchMigrations = { '0005-incidents': incidents, '0006-watching': watching };

export function testMonitor(number: number, changes: Partial<StoredMonitor> = {}): StoredMonitor {
  return {
    id: `m${number}`,
    number,
    name: `monitor ${number}`,
    kind: 'door',
    settings: { name: `m${number}` },
    target: `host${number}.lan:80`,
    intervalMs: 10_000,
    retryIntervalMs: 2_000,
    timeoutMs: 5_000,
    failuresToConfirm: 2,
    successesToRecover: 1,
    degradedAboveMs: null,
    resendEveryMs: null,
    isUpsideDown: false,
    severity: 'critical',
    conditions: [],
    tags: [],
    parentId: null,
    labels: {},
    notes: '',
    state: 'active',
    origin: 'manual',
    originKey: null,
    problem: null,
    createdAtMs: 0,
    createdBy: 'ana',
    updatedAtMs: 0,
    updatedBy: 'ana',
    revision: '1',
    ...changes,
  };
}

/** Heartbeats in memory, which become visible when the transaction that carries them has committed. */
export function memoryHeartbeats(database: TestKernel<WatchSchema>['database']) {
  const all = new Map<string, Heartbeat>();
  let commits = 0;
  let isBroken = false;
  const sink: HeartbeatsSink = {
    async record(heartbeats, restated, along) {
      await database.transaction(async (tx) => {
        await along(tx);
        if (isBroken) throw new Error('The disk is full.');
      });
      commits += 1;
      for (const heartbeat of heartbeats) {
        const key = `${heartbeat.monitorId} ${heartbeat.atMs}`;
        if (!all.has(key)) all.set(key, heartbeat);
      }
      for (const { monitorId, fromMs, toMs, state } of restated)
        for (const [key, heartbeat] of all)
          if (heartbeat.monitorId === monitorId && fromMs <= heartbeat.atMs && heartbeat.atMs <= toMs)
            all.set(key, { ...heartbeat, state });
      return { repeated: [] };
    },
    async newest() {
      const newest = new Map<number, Heartbeat>();
      for (const heartbeat of all.values())
        if (heartbeat.atMs >= (newest.get(heartbeat.monitorId)?.atMs ?? 0))
          newest.set(heartbeat.monitorId, heartbeat);
      return [...newest.values()];
    },
  };
  return {
    sink,
    of: (number: number) =>
      [...all.values()].filter(({ monitorId }) => monitorId === number).toSorted((a, b) => a.atMs - b.atMs),
    commits: () => commits,
    breaks: (is: boolean) => void (isBroken = is),
    isBroken: () => isBroken,
  };
}

/** What doors say when they are asked, by the name of the monitor; `hang` until told to stop. */
export function testDoors() {
  const says = new Map<string, CheckOutcome | 'hang' | Error>();
  const asked: string[] = [];
  const kind = defineCheckKind({
    kind: 'door',
    title: { en: 'Door', es: 'Puerta' },
    help: { en: '', es: '' },
    settings: z.object({ name: z.string() }),
    values: [],
    target: ({ name }) => name,
    async check({ name }, { signal }: CheckContext): Promise<CheckOutcome> {
      asked.push(name);
      const outcome = says.get(name) ?? { ok: true, latencyMs: 12 };
      if (outcome instanceof Error) throw outcome;
      if (outcome !== 'hang') return outcome;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return { ok: false, reason: { id: 'timeout-answer' } };
    },
  });
  return { kind, says, asked };
}

export interface TestWatchOptions {
  readonly clock?: ManualClock;
  readonly coordinator?: Coordinator;
  readonly isReferenceReachable?: () => boolean;
  readonly isInMaintenance?: WatchingOptions['isInMaintenance'];
}

export const refused: CheckOutcome = { ok: false, reason: { id: 'refused', detail: 'ECONNREFUSED' } };
export const silent: CheckOutcome = { ok: false, reason: { id: 'timeout-connect' } };

/** A watch over monitors that a test makes, with a clock that a test moves. */
export async function openTestWatch(options: TestWatchOptions = {}) {
  const clock = options.clock ?? manualClock();
  const kernel = await openTestKernelOf<WatchSchema>('pulse', watchMigrations, { clock });
  const heartbeats = memoryHeartbeats(kernel.database);
  const doors = testDoors();
  let all: readonly StoredMonitor[] = [];
  const listeners = new Set<(change: MonitorsChange) => void>();
  const open = () => {
    const coordinator = options.coordinator ?? createLoneCoordinator({ clock, log: kernel.log });
    return openWatching({
      ...kernel,
      coordinator,
      database: kernel.database.as(),
      monitors: {
        all: () => all,
        watch(listener) {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
      kinds: [doors.kind],
      heartbeats: heartbeats.sink,
      isInMaintenance: options.isInMaintenance ?? (() => false),
      surroundings: { resolve: async () => [] },
      isReferenceReachable: async () => options.isReferenceReachable?.() ?? true,
    });
  };
  let watch = open();
  const report = () => watch.report() ?? undefined;
  return {
    kernel,
    clock,
    heartbeats,
    ...doors,
    report,
    watch: () => watch,
    set(monitors: readonly StoredMonitor[]) {
      const present = new Set(monitors.map(({ id }) => id));
      const removed = all.filter(({ id }) => !present.has(id));
      all = monitors;
      for (const listener of listeners) listener({ changed: monitors, removed });
    },
    /** Time passes; what is due is checked and stored. */
    async pass(ms: number) {
      await eventually(report);
      for (let passed = 0; passed < ms; passed += 100) {
        clock.advance(100);
        await new Promise(setImmediate);
        if (passed % 1_000 === 900 && !heartbeats.isBroken())
          await eventually(() => (report()?.unwritten ? undefined : true), 300).catch(() => {});
      }
    },
    /** NEXUS stops, and starts again. */
    async restart(whileStopped: () => void = () => {}) {
      await watch[Symbol.asyncDispose]();
      whileStopped();
      watch = open();
      await eventually(report);
    },
    async [Symbol.asyncDispose]() {
      await watch[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}
