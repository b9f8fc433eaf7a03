import { hostname } from 'node:os';

/** Which process a container belongs to that was made for a moment: `<machine>/<pid>/<start of the process>`. */
export const ownOwner = `${hostname()}/${process.pid}/${Math.round(performance.timeOrigin)}`;

/** After this long nobody can still be using one, whoever made it. */
const longestMs = 6 * 3_600_000;

export interface OwnedContainer {
  readonly owner: string;
  readonly ageMs: number;
}

/** Whether its process has ended. Several processes of NEXUS may share an engine: what lives elsewhere is left alone. */
export function isLeft(
  { owner, ageMs }: OwnedContainer,
  own = ownOwner,
  isAlive: (pid: number) => boolean = isProcessAlive,
): boolean {
  const [machine = '', pid = '', start = ''] = owner.split('/');
  const [ownMachine, ownPid, ownStart] = own.split('/');
  if (machine !== ownMachine || !/^\d+$/.test(pid)) return ageMs > longestMs;
  if (pid === ownPid) return start !== ownStart;
  return !isAlive(Number(pid));
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another user: it is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
