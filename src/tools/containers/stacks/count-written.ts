import type { FileChange } from '#library/docker/containers.ts';

/** What every container writes and nobody misses. */
const noise =
  /^\/(?:tmp|run|proc|sys|dev|var\/(?:run|tmp|cache|lock|log))(?:\/|$)|^\/etc\/(?:hosts|hostname|resolv\.conf|mtab)$|\.pid$|_history$/;

/** Counts files that live in a container only: no folders on the way, nothing at `elsewhere`, where something else is mounted or put. */
export function countWritten(changes: readonly FileChange[], elsewhere: readonly string[]): number {
  const written = changes.filter(({ Kind, Path }) => Kind !== 2 && !noise.test(Path)).map(({ Path }) => Path);
  const folders = new Set([...written, ...elsewhere].flatMap(parentsOf));
  const known = new Set(elsewhere);
  return written.filter((path) => !folders.has(path) && !known.has(path)).length;
}

function parentsOf(path: string): string[] {
  const parts = path.split('/').slice(1, -1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}
