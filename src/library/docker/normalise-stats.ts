import type { RawCpu, RawMemory, RawStats } from './raw-stats.ts';

/** One moment of one container, the same from the engine and from cgroup files. Null is "not available", never zero. */
export interface ContainerStats {
  /** Milliseconds since the epoch, by the clock of the machine that measured. */
  readonly timeMs: number | null;
  /** 100 is one processor fully used. Null in a first sample and after a restart. */
  readonly cpuPercent: number | null;
  /** In use without the page cache that the kernel would give back. */
  readonly memoryBytes: number | null;
  /** From the engine, the host's memory when there is no limit. From cgroup files, null then. */
  readonly memoryLimitBytes: number | null;
  /** Counted since the container started, as are the other three. */
  readonly networkRxBytes: number | null;
  readonly networkTxBytes: number | null;
  readonly blockReadBytes: number | null;
  readonly blockWriteBytes: number | null;
  readonly pids: number | null;
}

/** Counters to compare the next sample with. `systemNs` grows by one second a second and processor. */
export interface CpuReading {
  readonly usedNs: number;
  readonly systemNs: number;
  readonly processors: number;
}

/** `previous` is the reading of the sample before, since the engine's own `precpu_stats` is empty in one-shot samples. */
export function normaliseStats(
  raw: RawStats,
  previous: CpuReading | undefined,
): { sample: ContainerStats; cpu: CpuReading | undefined } {
  const cpu = cpuReading(raw.cpu_stats);
  const before = previous ?? cpuReading(raw.precpu_stats);
  const measuredMs = Date.parse(raw.read ?? '');
  const sample = {
    timeMs: measuredMs > 0 ? measuredMs : null,
    cpuPercent: cpu && before ? cpuPercent(before, cpu) : null,
    memoryBytes: memoryInUse(raw.memory_stats),
    memoryLimitBytes: counter(raw.memory_stats?.limit) || null,
    networkRxBytes: total(raw.networks && Object.values(raw.networks).map((network) => network.rx_bytes)),
    networkTxBytes: total(raw.networks && Object.values(raw.networks).map((network) => network.tx_bytes)),
    blockReadBytes: blockBytes(raw, 'read'),
    blockWriteBytes: blockBytes(raw, 'write'),
    pids: counter(raw.pids_stats?.current) || null,
  };
  return { sample, cpu };
}

function cpuReading(cpu: RawCpu | undefined): CpuReading | undefined {
  const usedNs = counter(cpu?.cpu_usage?.total_usage);
  const systemNs = counter(cpu?.system_cpu_usage);
  // Windows has no system_cpu_usage, a stopped container zeros.
  if (usedNs === null || !systemNs) return undefined;
  return { usedNs, systemNs, processors: cpu?.online_cpus || cpu?.cpu_usage?.percpu_usage?.length || 1 };
}

/** Null where a counter went back: the container restarted, and this reading is the new beginning. */
export function cpuPercent(before: CpuReading, after: CpuReading): number | null {
  const usedNs = after.usedNs - before.usedNs;
  const systemNs = after.systemNs - before.systemNs;
  if (usedNs < 0 || systemNs <= 0) return null;
  const most = after.processors * 100;
  const percent = (usedNs / systemNs) * most;
  // A little over is the two counters being read one after the other; far over is a wrong counter.
  return percent > most * 2 ? null : Math.min(percent, most);
}

function memoryInUse(memory: RawMemory | undefined): number | null {
  if (memory?.privateworkingset !== undefined) return counter(memory.privateworkingset);
  return memoryWithoutCache(memory?.usage, memory?.stats ?? {});
}

/**
 * Usage less the page cache that is not in active use: `total_inactive_file` on cgroup v1, `inactive_file` on v2, and
 * `cache` of engines that tell neither. Some kernels report a usage of zero; then `anon` is the nearest.
 */
export function memoryWithoutCache(
  usage: number | undefined,
  stats: Readonly<Record<string, number>>,
): number | null {
  const used = counter(usage);
  if (!used) return counter(stats['anon'] ?? stats['total_rss']);
  const cache = counter(stats['total_inactive_file'] ?? stats['inactive_file'] ?? stats['cache']) ?? 0;
  return cache < used ? used - cache : used;
}

function blockBytes(raw: RawStats, operation: 'read' | 'write'): number | null {
  const entries = raw.blkio_stats?.io_service_bytes_recursive;
  return total(entries?.filter(({ op }) => op.toLowerCase() === operation).map(({ value }) => value));
}

function total(values: readonly (number | undefined)[] | null | undefined): number | null {
  return values ? values.reduce<number>((sum, value) => sum + (counter(value) ?? 0), 0) : null;
}

/** A counter is finite and not negative; anything else is "not available". */
function counter(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : null;
}
