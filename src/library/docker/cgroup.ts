import { keyedNumbers, wholeNumber } from './kernel-text.ts';
import { cpuPercent, memoryWithoutCache, type ContainerStats } from './normalise-stats.ts';

/** Texts of the files of one container's cgroup, by the names below; a missing or unreadable one is undefined. */
export type CgroupFiles = Readonly<Partial<Record<CgroupFile, string>>>;

export type CgroupFile =
  | 'cpu'
  | 'memory'
  | 'memoryLimit'
  | 'memoryStat'
  | 'blockIo'
  | 'pids'
  | 'processes'
  | 'network';

export type CgroupVersion = 1 | 2;

/** Counters of one reading, to compare the next one with. `atMs` only grows. */
export interface CgroupReading {
  readonly files: CgroupFiles;
  readonly version: CgroupVersion;
  readonly atMs: number;
  readonly timeMs: number;
}

/** The same figures as `normaliseStats`, from two readings of the kernel's files. Source: kernel, cgroup-v1 and cgroup-v2. */
export function statsOfCgroup(
  reading: CgroupReading,
  previous: CgroupReading | undefined,
  processors: number,
): ContainerStats {
  const { files, version } = reading;
  const block = blockIoOf(version, files.blockIo);
  const network = networkBytes(files.network);
  return {
    timeMs: reading.timeMs,
    cpuPercent: previous ? percentBetween(previous, reading, processors) : null,
    memoryBytes: memoryWithoutCache(wholeNumber(files.memory), keyedNumbers(files.memoryStat)),
    memoryLimitBytes: memoryLimit(files.memoryLimit),
    networkRxBytes: network?.rxBytes ?? null,
    networkTxBytes: network?.txBytes ?? null,
    blockReadBytes: block?.readBytes ?? null,
    blockWriteBytes: block?.writeBytes ?? null,
    pids: wholeNumber(files.pids) ?? null,
  };
}

function percentBetween(before: CgroupReading, after: CgroupReading, processors: number): number | null {
  const from = usedNs(before);
  const to = usedNs(after);
  if (from === undefined || to === undefined) return null;
  const systemNs = (atMs: number) => atMs * 1e6 * processors;
  return cpuPercent(
    { usedNs: from, systemNs: systemNs(before.atMs), processors },
    { usedNs: to, systemNs: systemNs(after.atMs), processors },
  );
}

/** v1 `cpuacct.usage` is nanoseconds; v2 `cpu.stat` has `usage_usec`. */
export function usedNs({ version, files }: Pick<CgroupReading, 'version' | 'files'>): number | undefined {
  if (version === 1) return wholeNumber(files.cpu);
  const micros = keyedNumbers(files.cpu)['usage_usec'];
  return micros === undefined ? undefined : micros * 1000;
}

/** v2 writes `max`, v1 a number near 2^63, where there is no limit. */
function memoryLimit(text: string | undefined): number | null {
  const bytes = wholeNumber(text);
  return bytes === undefined || bytes >= Number.MAX_SAFE_INTEGER ? null : bytes;
}

interface BlockIo {
  readonly readBytes: number;
  readonly writeBytes: number;
}

export function blockIoOf(version: CgroupVersion, text: string | undefined): BlockIo | null {
  return version === 1 ? blockIoOfV1(text) : blockIoOfV2(text);
}

/** v1 `blkio.throttle.io_service_bytes`: lines `8:0 Read 4096`, at the end `Total 4096`. */
export function blockIoOfV1(text: string | undefined): BlockIo | null {
  if (text === undefined) return null;
  const sum = (operation: string) =>
    text
      .matchAll(new RegExp(`^\\d+:\\d+ ${operation} (\\d+)$`, 'gm'))
      .reduce((bytes, [, value]) => bytes + Number(value), 0);
  return { readBytes: sum('Read'), writeBytes: sum('Write') };
}

/** v2 `io.stat`: lines `8:0 rbytes=4096 wbytes=0 rios=1 …`. */
export function blockIoOfV2(text: string | undefined): BlockIo | null {
  if (text === undefined) return null;
  const sum = (key: string) =>
    text.matchAll(new RegExp(`\\b${key}=(\\d+)`, 'g')).reduce((bytes, [, value]) => bytes + Number(value), 0);
  return { readBytes: sum('rbytes'), writeBytes: sum('wbytes') };
}

/** `/proc/<pid>/net/dev`, without the loopback: received bytes are the first column, sent bytes the ninth. */
export function networkBytes(text: string | undefined): { rxBytes: number; txBytes: number } | null {
  if (text === undefined) return null;
  let rxBytes = 0;
  let txBytes = 0;
  for (const line of text.split('\n')) {
    const [, name, columns] = /^\s*([^:\s]+):\s*(.+)$/.exec(line) ?? [];
    if (!name || !columns || name === 'lo') continue;
    const numbers = columns.trim().split(/\s+/).map(Number);
    rxBytes += numbers[0] ?? 0;
    txBytes += numbers[8] ?? 0;
  }
  return { rxBytes, txBytes };
}
