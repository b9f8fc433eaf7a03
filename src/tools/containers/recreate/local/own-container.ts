import { readFileSync } from 'node:fs';

/** Whether this process runs in the container: an engine mounts the host name of a container from a folder named by its id. */
export function isOwnContainer(id: string): boolean {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8').includes(`/${id}/hostname `);
  } catch {
    // Not Linux, so not in a container of the engine here.
    return false;
  }
}
