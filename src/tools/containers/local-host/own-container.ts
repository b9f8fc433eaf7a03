import { readFileSync } from 'node:fs';

let ownMounts: string | undefined;

/** Whether this process runs in the container: an engine mounts the host name of a container from a folder named by its id. */
export function isOwnContainer(id: string): boolean {
  ownMounts ??= readOwnMounts();
  return ownMounts.includes(`/${id}/hostname `);
}

function readOwnMounts(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    // Not Linux, so not in a container of the engine here.
    return '';
  }
}
