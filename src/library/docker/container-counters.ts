import { readCgroupFiles } from './cgroup-files.ts';
import { blockIoOf, networkBytes, usedNs, type CgroupFile } from './cgroup.ts';
import { memoryWithoutCache, type CpuReading, type ContainerStats } from './normalise-stats.ts';
import { keyedNumbers, wholeNumber } from './kernel-text.ts';
import { networkFile } from './network-file.ts';

/**
 * What the kernel has counted of a container since it started, and the memory that it has now. Two of them give exact rates
 * over the time between. Null is "not available", never zero.
 */
export interface ContainerCounters {
  /** Processor time of all its processes. */
  readonly cpuNs: number | null;
  readonly memoryBytes: number | null;
  /** Of all interfaces but the loopback. */
  readonly network: { readonly rxBytes: number; readonly txBytes: number } | null;
  readonly block: { readonly readBytes: number; readonly writeBytes: number } | null;
}

const wanted: readonly CgroupFile[] = ['cpu', 'memory', 'memoryStat', 'blockIo', 'processes'];

/**
 * From the kernel's files, at no cost to the engine. Null where the container's group is out of reach. `network` also where
 * none of its processes can be seen: `proc` is another machine's or another container's.
 */
export async function readCounters(
  id: string,
  { root, proc = '/proc' }: { readonly root: string; readonly proc?: string },
): Promise<ContainerCounters | null> {
  const texts = await readCgroupFiles(root, id, wanted);
  if (!texts) return null;
  const { files, version } = texts;
  const pid = firstProcess(files.processes);
  return {
    cpuNs: usedNs(texts) ?? null,
    memoryBytes: memoryWithoutCache(wholeNumber(files.memory), keyedNumbers(files.memoryStat)),
    network: pid === undefined ? null : networkBytes(await networkFile(proc, id, pid)),
    block: blockIoOf(version, files.blockIo),
  };
}

/**
 * One process a line, as numbered where this program runs; 0 is one that cannot be seen from here. The lowest is most likely the
 * first one, which never leaves the container's network.
 */
function firstProcess(text: string | undefined): number | undefined {
  const pids = (text ?? '')
    .split('\n')
    .map(Number)
    .filter((pid) => pid > 0);
  return pids.length === 0 ? undefined : pids.reduce((lowest, pid) => Math.min(lowest, pid));
}

/** The same from an answer of the engine. */
export function countersOfStats(sample: ContainerStats, cpu: CpuReading | undefined): ContainerCounters {
  const { memoryBytes, networkRxBytes, networkTxBytes, blockReadBytes, blockWriteBytes } = sample;
  return {
    cpuNs: cpu?.usedNs ?? null,
    memoryBytes,
    network:
      networkRxBytes === null || networkTxBytes === null
        ? null
        : { rxBytes: networkRxBytes, txBytes: networkTxBytes },
    block:
      blockReadBytes === null || blockWriteBytes === null
        ? null
        : { readBytes: blockReadBytes, writeBytes: blockWriteBytes },
  };
}
