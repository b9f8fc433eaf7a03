import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernel, type TestKernel } from '#tools/pulse/test-pulse.ts';
import { type Heartbeats, openHeartbeats } from '#tools/pulse/heartbeats/open-heartbeats.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { temporaryFolder } from '../nexus-process.ts';
import { median, round, timeEach } from '../statistics.ts';
import { seenMonitor } from './seen-monitor.ts';
import { writeYear } from './year-of-summaries.ts';

const monitors = 1000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const startMs = 20_500 * dayMs;
const numbers = Array.from({ length: monitors }, (_, n) => n + 1);

/** What is kept of 1,000 monitors costs, and how long questions about all of them take. */
export async function measureHeartbeats(options: BenchmarkOptions): Promise<Measurement[]> {
  const hours = options.quick ? 1 : 6;
  const often = await measureSizes(options, 20_000, hours);
  const usual = await measureSizes(options, 60_000, 2 * hours);
  return [
    {
      name: 'bytesPerHeartbeat',
      value: round(often.recent, 2),
      atMost: 20,
      note: `pages of the table that heartbeats are written to, one transaction a second, of ${monitors} monitors every 20 s`,
    },
    {
      name: 'bytesPerSealedHeartbeat',
      value: round(Math.max(often.sealed, usual.sealed), 2),
      atMost: 3,
      note:
        `pages of blocks, of summaries of hours and days with their histograms, and of all keys; every 60 s, where a block holds least; ` +
        `every 20 s: ${round(often.sealed, 2)}. ${often.tables}; every 60 s: ${usual.tables}`,
    },
    {
      name: 'recordMs',
      value: round(often.recordMs, 2),
      note: `a second's heartbeats of ${monitors} monitors every 20 s, until they are on disk; sealing an hour of them took ${round(often.sealMs / hours)} ms`,
    },
    ...(await measureQueries(options)),
  ];
}

interface Sizes {
  /** Bytes of a heartbeat. */
  readonly recent: number;
  readonly sealed: number;
  readonly tables: string;
  readonly recordMs: number;
  readonly sealMs: number;
}

async function measureSizes({ say }: BenchmarkOptions, intervalMs: number, hours: number): Promise<Sizes> {
  say(`writing ${hours} hours of ${monitors} monitors every ${intervalMs / 1000} s …`);
  await using folder = await temporaryFolder();
  const clock = manualClock(startMs);
  await using kernel = await openTestKernel({ folder: folder.path, clock });
  const heartbeats = await openHeartbeats(kernel, { intervalOf: () => intervalMs });
  const recordMs = await writeHours(heartbeats, intervalMs, startMs, hours);
  const count = (hours * hourMs * monitors) / intervalMs;
  const recent = bytesOf(folder.path, ['heartbeats']);
  clock.jump(startMs + hours * hourMs + 10 * 60_000);
  const started = performance.now();
  await heartbeats.seal(new AbortController().signal);
  const sealMs = performance.now() - started;
  const sealed = ['heartbeat_blocks', 'heartbeat_summaries', 'heartbeat_seals', 'heartbeat_series'];
  const each = sealed.slice(0, 2).map((table) => {
    const bytes = round(bytesOf(folder.path, [table]) / count, 2);
    return `${table} ${bytes}`;
  });
  return {
    recent: recent / count,
    sealed: bytesOf(folder.path, sealed) / count,
    tables: each.join(', '),
    recordMs,
    sealMs,
  };
}

/** As the scheduler does it: what is due in a second in one transaction. Says how long one takes. */
async function writeHours(
  heartbeats: Heartbeats,
  intervalMs: number,
  fromMs: number,
  hours: number,
): Promise<number> {
  const seen = numbers.map((number) => seenMonitor(number, intervalMs));
  const samples: number[] = [];
  for (let secondMs = fromMs; secondMs < fromMs + hours * hourMs; secondMs += 1000) {
    const batch = seen.flatMap((monitor) => monitor.within(secondMs, secondMs + 1000));
    const started = performance.now();
    await heartbeats.record(batch);
    samples.push(performance.now() - started);
  }
  return median(samples);
}

/** Whole pages, from the file itself. */
function bytesOf(folder: string, tables: readonly string[]): number {
  const file = new DatabaseSync(join(folder, 'pulse.db'), { readOnly: true });
  try {
    const sizes = file.prepare('select name, tbl_name from sqlite_schema').all();
    const trees = sizes.filter(({ tbl_name: table }) => tables.some((name) => name === table));
    const size = file.prepare('select sum(pgsize) as bytes from dbstat where name = ?');
    return trees.reduce((sum, { name }) => sum + Number(size.get(name ?? null)?.['bytes'] ?? 0), 0);
  } finally {
    file.close();
  }
}

async function measureQueries({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  say(`writing a year of ${monitors} monitors …`);
  await using folder = await temporaryFolder();
  const clock = manualClock(startMs);
  await using kernel: TestKernel = await openTestKernel({ folder: folder.path, clock });
  const first = await openHeartbeats(kernel, { intervalOf: () => 20_000 });
  const nowMs = startMs + 1.6 * hourMs;
  await writeHours(first, 20_000, startMs, 1);
  clock.jump(startMs + hourMs + 6 * 60_000);
  await first.seal(new AbortController().signal);
  await writeHours(first, 20_000, startMs + hourMs, 0.6);
  await writeYear(kernel.database, startMs / hourMs);
  const openStarted = performance.now();
  const heartbeats = await openHeartbeats(kernel, { intervalOf: () => 20_000 });
  const openMs = performance.now() - openStarted;
  const times = quick ? 3 : 15;
  const span = (days: number) => ({ fromMs: nowMs - days * dayMs, toMs: nowMs });
  const ask = async (work: () => Promise<unknown>) => round(median(await timeEach(times, work)));
  const spans = [1, 7, 30, 90, 365].map(span);
  const series = await ask(() => heartbeats.series(7, span(365), 400));
  return [
    {
      name: 'year1000QueryMs',
      value: await ask(() => heartbeats.uptime(numbers, [span(365)])),
      atMost: 200,
      note: `uptime of the last 365 days of each of ${monitors} monitors, to the millisecond; all of day, week, month, quarter and year: ${await ask(() => heartbeats.uptime(numbers, spans))} ms; the chart of one monitor's year: ${series} ms`,
    },
    {
      name: 'bars1000Ms',
      value: await ask(() => heartbeats.recent(numbers, 40)),
      atMost: 100,
      note: `the newest 40 heartbeats of each; read from disk once at the start, which took ${round(openMs)} ms`,
    },
  ];
}
