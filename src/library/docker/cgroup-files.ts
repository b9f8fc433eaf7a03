import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CgroupFile, CgroupFiles, CgroupVersion } from './cgroup.ts';

/** Where engines put the groups of their containers, with the cgroupfs and the systemd driver. */
const layouts = (id: string) => [`docker/${id}`, `system.slice/docker-${id}.scope`];

/** Where several are named, the first that can be read counts. */
const v1Files: Readonly<Partial<Record<CgroupFile, readonly string[]>>> = {
  cpu: ['cpuacct', 'cpuacct.usage'],
  memory: ['memory', 'memory.usage_in_bytes'],
  memoryLimit: ['memory', 'memory.limit_in_bytes'],
  memoryStat: ['memory', 'memory.stat'],
  // The recursive one counts the groups below as well; kernels before 5.0 lack it.
  blockIo: ['blkio', 'blkio.throttle.io_service_bytes_recursive', 'blkio.throttle.io_service_bytes'],
  pids: ['pids', 'pids.current'],
  processes: ['cpuacct', 'cgroup.procs'],
};

const v2Files: Readonly<Partial<Record<CgroupFile, string>>> = {
  cpu: 'cpu.stat',
  memory: 'memory.current',
  memoryLimit: 'memory.max',
  memoryStat: 'memory.stat',
  blockIo: 'io.stat',
  pids: 'pids.current',
  processes: 'cgroup.procs',
};

export interface CgroupTexts {
  readonly version: CgroupVersion;
  readonly files: CgroupFiles;
}

/** Null where neither CPU nor memory of the container can be read below `root`. `id` is a full id. */
export async function readCgroupFiles(
  root: string,
  id: string,
  wanted: readonly CgroupFile[],
): Promise<CgroupTexts | null> {
  if (!/^[0-9a-f]{64}$/.test(id)) return null;
  const version: CgroupVersion = (await isReadable(join(root, 'cgroup.controllers'))) ? 2 : 1;
  for (const layout of layouts(id)) {
    const texts = await Promise.all(
      wanted.map(
        async (file) => [file, await firstReadable(candidatesOf(root, version, layout, file))] as const,
      ),
    );
    const files: CgroupFiles = Object.fromEntries(texts);
    if (files.cpu !== undefined || files.memory !== undefined) return { version, files };
  }
  return null;
}

function candidatesOf(root: string, version: CgroupVersion, layout: string, file: CgroupFile): string[] {
  if (version === 2) {
    const name = v2Files[file];
    return name === undefined ? [] : [join(root, layout, name)];
  }
  const [controller = '', ...names] = v1Files[file] ?? [];
  return names.map((name) => join(root, controller, layout, name));
}

async function firstReadable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const text = await readOrUndefined(path);
    if (text !== undefined) return text;
  }
  return undefined;
}

export async function readOrUndefined(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined);
}

async function isReadable(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
