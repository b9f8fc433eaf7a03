import { readCounters, type ContainerCounters } from '#library/docker/container-counters.ts';
import type { ContainerRecord } from '../host.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { engineSweep, type Swept } from './engine-sweep.ts';
import type { HostUsage, UsageReading } from './host-usage.ts';
import { networkOwnership } from './network-ownership.ts';

/** Leaves time before the next minute for the last answers. */
const sweepMs = 50_000;
const atOnce = 16;

type UsageAccess = Pick<EngineAccess, 'engine' | 'clock' | 'cgroupRoot' | 'stopped' | 'list' | 'assertLive'>;

/** The kernel's files where they can be read, the engine for what is left. */
export function localUsage(access: UsageAccess): HostUsage {
  const { engine, clock, cgroupRoot, stopped } = access;
  const sweep = engineSweep({ engine, clock, signal: stopped });

  async function fromKernel(id: string): Promise<Swept | null> {
    if (cgroupRoot === undefined) return null;
    const counters = await readCounters(id, { root: cgroupRoot });
    return counters && { atMs: clock.monotonic(), counters };
  }

  return {
    async read() {
      access.assertLive();
      const atMs = clock.monotonic();
      const records = access.list().filter(({ run }) => run.running);
      const found = await inTurns(records, async (record) => ({
        record,
        kernel: await fromKernel(record.summary.id),
      }));
      const readings = found.map(({ record, kernel }) =>
        readingOf(record, kernel, sweep.take(record.summary.id)),
      );
      const incomplete = found.filter(({ record, kernel }) => needsEngine(record, kernel?.counters));
      sweep.begin(
        incomplete.map(({ record }) => record.summary.id),
        sweepMs,
      );
      return { atMs, readings };
    },
  };
}

function needsEngine(record: ContainerRecord, counters: ContainerCounters | undefined): boolean {
  if (!counters) return true;
  const hasTraffic = networkOwnership(record) === 'own' && !record.summary.networks.includes('none');
  return counters.network === null && hasTraffic;
}

/** What the kernel tells is newer; the engine fills in what it does not. */
function readingOf(
  { summary, relations, run }: ContainerRecord,
  kernel: Swept | null,
  engine: Swept | undefined,
): UsageReading {
  const base = kernel ?? engine;
  const ownNetwork = networkOwnership({ summary, relations }) === 'own';
  const traffic = kernel?.counters.network ? kernel : engine;
  const { cpuNs = null, memoryBytes = null, block = null } = base?.counters ?? {};
  const network = ownNetwork ? (traffic?.counters.network ?? null) : null;
  return {
    id: summary.id,
    startedMs: run.startedMs,
    memoryBytes,
    cpu: base && cpuNs !== null ? { atMs: base.atMs, usedNs: cpuNs } : null,
    network: traffic && network ? { atMs: traffic.atMs, ...network } : null,
    block: base && block ? { atMs: base.atMs, ...block } : null,
  };
}

/** Bounded, so that a host with a thousand containers does not open thousands of files at one moment. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
