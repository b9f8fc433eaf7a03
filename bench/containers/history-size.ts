import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { insertHistory } from '#tools/containers/history/history-store.ts';
import { packMinute } from '#tools/containers/history/minute-row.ts';
import { blockMs, minuteMs } from '#tools/containers/history/retention.ts';
import { sealUsage } from '#tools/containers/history/seal-usage.ts';
import { usageMetrics } from '#tools/containers/history/usage-metrics.ts';
import { openTestKernel, type TestKernel } from '#tools/containers/test-containers.ts';
import { realisticUsage } from '#test/realistic-usage.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { temporaryFolder } from '../nexus-process.ts';
import { round } from '../statistics.ts';

const containers = 20;
const startMs = Date.UTC(2026, 0, 1);
const dayMs = 24 * 60 * minuteMs;

/**
 * The whole database file after so many days of measurements, sealed as they come, divided by the number of values that were
 * measured: what is kept of them for longer, keys, indexes and free pages included.
 */
export async function measureHistorySize({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const days = quick ? 2 : 14;
  say(`writing ${days} days of ${containers} containers, minute by minute, and sealing them …`);
  await using folder = await temporaryFolder();
  let blockBytes = 0;
  {
    await using kernel = await openTestKernel({ folder: folder.path });
    await writeDays(kernel, days);
    blockBytes = await bytesOfMinutes(kernel);
  }
  const { size } = await stat(join(folder.path, 'containers.db'));
  const values = (containers * (days * dayMs * usageMetrics.length)) / minuteMs;
  return [
    {
      name: 'historyBytesPerSample',
      value: round(size / values, 2),
      atMost: 4,
      note:
        `all ${round(size / 2 ** 20)} MiB of the file for ${round(values / 1e6, 2)} million values of ${days} days of ${containers} containers, ` +
        `with their 5-minute and 1-hour minima, means and maxima; a packed value alone takes ${round(blockBytes / values, 2)} bytes. ` +
        'Grows with the containers; after 14 days only by what is kept for longer',
    },
  ];
}

async function writeDays({ database }: TestKernel, days: number): Promise<void> {
  const used = new Map<number, ReturnType<typeof realisticUsage>>();
  for (let seed = 0; seed < containers; seed++) {
    const name = `bench-${seed}`;
    const { id } = await database.transaction((tx) =>
      insertHistory(tx, {
        host: 'local',
        key: `name ${name}`,
        containerId: String(seed).padStart(64, 'a'),
        name,
        image: 'busybox',
        stack: null,
        service: null,
        labels: {},
        lastSeenMs: startMs,
      }),
    );
    used.set(id, realisticUsage(seed));
  }
  for (let fromMs = startMs; fromMs < startMs + days * dayMs; fromMs += blockMs) {
    const rows = Array.from({ length: blockMs / minuteMs }, (_, minute) => {
      const atMs = fromMs + minute * minuteMs;
      const values = new Map([...used].map(([id, usageAt]) => [id, usageAt(atMs)] as const));
      return { host: 'local', at_ms: atMs, data: packMinute(values) };
    });
    await database.transaction(async (tx) => {
      await tx.insertInto('usage_minutes').values(rows).execute();
    });
    await sealUsage(database, fromMs + 2 * blockMs, new AbortController().signal);
  }
}

async function bytesOfMinutes({ database }: TestKernel): Promise<number> {
  const blocks = await database.query
    .selectFrom('usage_blocks')
    .select('data')
    .where('step_ms', '=', minuteMs)
    .execute();
  return blocks.reduce((sum, { data }) => sum + data.length, 0);
}
