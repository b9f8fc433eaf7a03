import { access, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { statsOfCgroup, type CgroupFile, type CgroupReading, type CgroupVersion } from './cgroup.ts';
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

const layouts = (id: string) => [`docker/${id}`, `system.slice/docker-${id}.scope`];

const v1Files: Readonly<Partial<Record<CgroupFile, readonly [controller: string, file: string]>>> = {
  cpu: ['cpuacct', 'cpuacct.usage'],
  memory: ['memory', 'memory.usage_in_bytes'],
  memoryLimit: ['memory', 'memory.limit_in_bytes'],
  memoryStat: ['memory', 'memory.stat'],
  blockIo: ['blkio', 'blkio.throttle.io_service_bytes'],
  pids: ['pids', 'pids.current'],
};

const v2Files: Readonly<Partial<Record<CgroupFile, string>>> = {
  cpu: 'cpu.stat',
  memory: 'memory.current',
  memoryLimit: 'memory.max',
  memoryStat: 'memory.stat',
  blockIo: 'io.stat',
  pids: 'pids.current',
};

const systemClock = { now: () => Date.now(), monotonic: () => performance.now() };

export function cgroupReader(options: CgroupOptions = {}): CgroupReader {
  const { root = '/sys/fs/cgroup', proc = '/proc', clock = systemClock } = options;
  const processors = options.processors ?? availableParallelism();
  const previous = new Map<string, CgroupReading>();

  async function read(id: string, pid?: number): Promise<ContainerStats | null> {
    if (!/^[0-9a-f]{64}$/.test(id)) return null;
    const [files, network] = await Promise.all([
      readFiles(root, id),
      pid ? networkFile(proc, id, pid) : undefined,
    ]);
    if (!files) return null;
    const reading = {
      ...files,
      files: { ...files.files, network },
      atMs: clock.monotonic(),
      timeMs: clock.now(),
    };
    const sample = statsOfCgroup(reading, previous.get(id), processors);
    previous.set(id, reading);
    return sample;
  }

  return { read, forget: (id) => void previous.delete(id) };
}

async function readFiles(root: string, id: string): Promise<Pick<CgroupReading, 'files' | 'version'> | null> {
  const version: CgroupVersion = (await isReadable(join(root, 'cgroup.controllers'))) ? 2 : 1;
  for (const layout of layouts(id)) {
    const paths: [string, string][] =
      version === 2
        ? Object.entries(v2Files).map(([key, file]) => [key, join(root, layout, file)])
        : Object.entries(v1Files).map(([key, [controller, file]]) => [
            key,
            join(root, controller, layout, file),
          ]);
    const texts = await Promise.all(
      paths.map(async ([key, path]) => [key, await readOrUndefined(path)] as const),
    );
    const files = Object.fromEntries(texts);
    if (files['cpu'] !== undefined || files['memory'] !== undefined) return { version, files };
  }
  return null;
}

/** Only when the process is this container's: inside a container the number may belong to another process. */
async function networkFile(proc: string, id: string, pid: number): Promise<string | undefined> {
  const cgroup = await readOrUndefined(join(proc, String(pid), 'cgroup'));
  return cgroup?.includes(id) ? await readOrUndefined(join(proc, String(pid), 'net', 'dev')) : undefined;
}

async function readOrUndefined(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined);
}

async function isReadable(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
