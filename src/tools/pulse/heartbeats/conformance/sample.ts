import { type ManualClock, manualClock } from '#kernel/clock.ts';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import type { Database } from '#kernel/database/database.ts';
import { createLog } from '#kernel/log.ts';
import { pulseMigrations } from '../../pulse-migrations.ts';
import type { PulseSchema } from '../../pulse-schema.ts';
import type { Heartbeat } from '../heartbeat.ts';
import { type Heartbeats, openHeartbeats } from '../open-heartbeats.ts';
import type { Retention } from '../retention.ts';
import { dayMs, hourMs } from '../time-steps.ts';

export const minuteMs = 60_000;
/** The beginning of a day. */
export const startMs = 20_000 * dayMs;

export interface Sample extends AsyncDisposable {
  readonly heartbeats: Heartbeats;
  readonly database: Database<PulseSchema>;
  readonly clock: ManualClock;
  readonly complaints: readonly string[];
  /** As another process, or this one after a restart. */
  reopen(retention?: Partial<Retention>): Promise<Heartbeats>;
}

export async function openSample(open: OpenPlace, place: string): Promise<Sample> {
  const clock = manualClock(startMs);
  const store = await open(place, { clock });
  const database = await store.open<PulseSchema>('pulse', pulseMigrations);
  const complaints: string[] = [];
  const write = (line: string) => complaints.push(line);
  const log = createLog({ level: 'warn', format: 'json', write, now: () => clock.now() });
  const reopen = (retention: Partial<Retention> = {}) =>
    openHeartbeats({ database, clock, log }, { intervalOf: () => minuteMs, retention });
  return {
    heartbeats: await reopen(),
    database,
    clock,
    complaints,
    reopen,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

export function up(monitorId: number, atMs: number, latencyMs = 40): Heartbeat {
  return { monitorId, atMs, state: 'up', latencyMs, reason: null, location: '' };
}

export function down(monitorId: number, atMs: number, reason = 'refused'): Heartbeat {
  return { monitorId, atMs, state: 'down', latencyMs: null, reason, location: '' };
}

/** One a minute. */
export function everyMinute(
  fromMs: number,
  toMs: number,
  heartbeatAt: (atMs: number) => Heartbeat,
): Heartbeat[] {
  const count = Math.ceil((toMs - fromMs) / minuteMs);
  return Array.from({ length: count }, (_, n) => heartbeatAt(fromMs + n * minuteMs));
}

/** Goes on until everything before `untilMs` could be sealed, and seals it. */
export async function sealUntil({ clock }: Sample, heartbeats: Heartbeats, untilMs: number): Promise<void> {
  clock.jump(untilMs + hourMs / 2);
  await heartbeats.seal(new AbortController().signal);
}

export async function countOf(
  { database }: Sample,
  table: 'heartbeats' | 'heartbeat_blocks' | 'heartbeat_summaries',
): Promise<number> {
  const { count } = await database.query
    .selectFrom(table)
    .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
