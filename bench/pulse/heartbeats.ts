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

/** What it takes to keep what 1,000 monitors saw, and how long questions about all of them take. */
export async function measureHeartbeats(options: BenchmarkOptions): Promise<Measurement[]> {
  const fresh = await measureFresh(options);
  const hours = options.quick ? 6 : 24;
  const often = await measureSealed(options, 20_000, hours / 2);
  const usual = await measureSealed(options, 60_000, hours);
  return [
    {
      name: 'bytesPerHeartbeat',
      value: round(fresh.bytes, 2),
      atMost: 20,
      note: `pages of the table that heartbeats are written to, one transaction a second, of ${monitors} monitors every 20 s`,
    },
    {
      name: 'bytesPerSealedHeartbeat',
      value: round(usual.bytes, 2),
      atMost: 3,
      note:
        `pages of blocks, of summaries with their histograms, and of all keys, after ${hours} hours every 60 s: ${usual.tables}; ` +
        `${hours / 2} hours every 20 s: ${round(often.bytes, 2)}, ${often.tables}. Days count whole, though they are not over`,
    },
    {
      name: 'recordMs',
      value: round(fresh.recordMs, 2),
      note: `a second's heartbeats of ${monitors} monitors every 20 s, until they are on disk; sealing an hour of them took ${round(often.sealMs)} ms`,
    },
    ...(await measureQueries(options)),
  ];
}

async function measureFresh({ say }: BenchmarkOptions) {
  say(`writing half an hour of ${monitors} monitors every 20 s, second by second …`);
  await using folder = await temporaryFolder();
  await using kernel = await openTestKernel({ folder: folder.path, clock: manualClock(startMs) });
  const heartbeats = await openHeartbeats(kernel, { intervalOf: () => 20_000 });
  const recordMs = await write(heartbeats, {
    intervalMs: 20_000,
    fromMs: startMs,
    hours: 0.5,
    batchMs: 1000,
  });
  const count = (0.5 * hourMs * monitors) / 20_000;
  return { bytes: bytesOf(folder.path, ['heartbeats']) / count, recordMs };
}

async function measureSealed({ say }: BenchmarkOptions, intervalMs: number, hours: number) {
  say(`sealing ${hours} hours of ${monitors} monitors every ${intervalMs / 1000} s …`);
  await using folder = await temporaryFolder();
  const clock = manualClock(startMs);
  await using kernel = await openTestKernel({ folder: folder.path, clock });
  const heartbeats = await openHeartbeats(kernel, { intervalOf: () => intervalMs });
  let sealMs = 0;
  for (let fromMs = startMs; fromMs < startMs + hours * hourMs; fromMs += hourMs) {
    await write(heartbeats, { intervalMs, fromMs, hours: 1, batchMs: 20_000 });
    clock.jump(fromMs + hourMs + 10 * 60_000);
    const started = performance.now();
    await heartbeats.seal(new AbortController().signal);
    sealMs += performance.now() - started;
  }
  const count = (hours * hourMs * monitors) / intervalMs;
  const [blocks, summaries, others] = [
    bytesOf(folder.path, ['heartbeat_blocks']),
    bytesOf(folder.path, ['heartbeat_summaries']),
    bytesOf(folder.path, ['heartbeat_seals', 'heartbeat_series', 'heartbeat_reasons']),
  ];
  return {
    bytes: (blocks + summaries + others) / count,
    tables: `blocks ${round(blocks / count, 2)}, summaries ${round(summaries / count, 2)}`,
    sealMs: sealMs / hours,
  };
}

interface Writing {
  readonly intervalMs: number;
  readonly fromMs: number;
  readonly hours: number;
  /** What is due in so long is one transaction. */
  readonly batchMs: number;
}

/** Says how long a transaction takes. */
async function write(
  heartbeats: Heartbeats,
  { intervalMs, fromMs, hours, batchMs }: Writing,
): Promise<number> {
  const seen = numbers.map((number) => seenMonitor(number, intervalMs));
  const samples: number[] = [];
  for (let atMs = fromMs; atMs < fromMs + hours * hourMs; atMs += batchMs) {
    const batch = seen.flatMap((monitor) => monitor.within(atMs, atMs + batchMs));
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
  const writing = { intervalMs: 20_000, batchMs: 20_000 };
  await write(first, { ...writing, fromMs: startMs, hours: 1 });
  clock.jump(startMs + hourMs + 6 * 60_000);
  await first.seal(new AbortController().signal);
  await write(first, { ...writing, fromMs: startMs + hourMs, hours: 0.6 });
  await writeYear(kernel.database, startMs / hourMs);
  const openStarted = performance.now();
  const heartbeats = await openHeartbeats(kernel, { intervalOf: () => 20_000 });
  const openMs = performance.now() - openStarted;
  const times = quick ? 7 : 25;
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
