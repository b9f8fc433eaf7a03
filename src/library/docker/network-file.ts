import { join } from 'node:path';
import { readOrUndefined } from './cgroup-files.ts';

/**
 * `/proc/<pid>/net/dev`: what has passed the interfaces of the process's network. Only when the process is this container's:
 * inside a container the number may belong to another process.
 */
export async function networkFile(proc: string, id: string, pid: number): Promise<string | undefined> {
  const cgroup = await readOrUndefined(join(proc, String(pid), 'cgroup'));
  return cgroup?.includes(id) ? await readOrUndefined(join(proc, String(pid), 'net', 'dev')) : undefined;
}
