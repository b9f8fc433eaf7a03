import { availableParallelism } from 'node:os';
import { readCgroupFiles } from './cgroup-files.ts';
import { statsOfCgroup, type CgroupFile, type CgroupReading } from './cgroup.ts';
import { networkFile } from './network-file.ts';
import type { ContainerStats } from './normalise-stats.ts';

export interface CgroupOptions {
  /** Default `/sys/fs/cgroup`: the host's, so inside a container it must be mounted. */
  readonly root?: string;
  /** Default `/proc`. Network figures need the host's process ids. */
  readonly proc?: string;
  readonly processors?: number;
  /** Wall clock and a clock that only grows, both in milliseconds. */
  readonly clock?: { now(): number; monotonic(): number };
}

/** Samples containers without asking the engine. Keeps the last reading of each, for `cpuPercent`. */
export interface CgroupReader {
  /** `pid` is `State.Pid`; without it, or where it is another machine's, network figures are null. Null: no cgroup readable. */
  read(id: string, pid?: number): Promise<ContainerStats | null>;
  /** Call when a container is gone or nobody watches it any more. */
  forget(id: string): void;
}

const wanted: readonly CgroupFile[] = ['cpu', 'memory', 'memoryLimit', 'memoryStat', 'blockIo', 'pids'];

const systemClock = { now: () => Date.now(), monotonic: () => performance.now() };

export function cgroupReader(options: CgroupOptions = {}): CgroupReader {
  const { root = '/sys/fs/cgroup', proc = '/proc', clock = systemClock } = options;
  const processors = options.processors ?? availableParallelism();
  const previous = new Map<string, CgroupReading>();

  async function read(id: string, pid?: number): Promise<ContainerStats | null> {
    const [texts, network] = await Promise.all([
      readCgroupFiles(root, id, wanted),
      pid ? networkFile(proc, id, pid) : undefined,
    ]);
    if (!texts) return null;
    const reading = {
      ...texts,
      files: { ...texts.files, network },
      atMs: clock.monotonic(),
      timeMs: clock.now(),
    };
    const sample = statsOfCgroup(reading, previous.get(id), processors);
    previous.set(id, reading);
    return sample;
  }

  return { read, forget: (id) => void previous.delete(id) };
}
