import type { ContainerDetails } from '#library/docker/container.ts';
import { containerChanges, type FileChange } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';

const timeoutMs = 5_000;

/** Null when the engine cannot say in time: it may have to walk the whole layer. */
export async function layerChanges(
  engine: Engine,
  id: string,
  signal?: AbortSignal,
): Promise<FileChange[] | null> {
  try {
    return await containerChanges(engine, id, { signal, timeoutMs });
  } catch (error) {
    if (isEngineError(error, 'timeout') || isEngineError(error, 'refused')) return null;
    throw error;
  }
}

/** Written anew at every start, or worth nothing. */
const passing =
  /^\/(tmp|run|dev|proc|sys|var\/(run|tmp|cache|lock|log))(\/|$)|\.(pid|sock|lock|swp|pyc)$|\/(__pycache__|\.cache|\.npm)(\/|$)|_history$/;

/** Files that were added or changed in the container itself, without the folders around them and what passes anyway. */
export function filesInLayer(
  changes: readonly FileChange[],
  { Mounts }: Pick<ContainerDetails, 'Mounts'>,
): string[] {
  return leavesOf(changes).filter(
    (path) => !passing.test(path) && !Mounts.some(({ Destination }) => isWithin(path, Destination)),
  );
}

/** Changed paths that no other changed path is below. */
export function leavesOf(changes: readonly FileChange[]): string[] {
  const folders = new Set(changes.map(({ Path }) => Path.slice(0, Path.lastIndexOf('/'))));
  return changes.filter(({ Path, Kind }) => Kind !== 2 && !folders.has(Path)).map(({ Path }) => Path);
}

function isWithin(path: string, folder: string): boolean {
  // The place of a mount below is itself made in the layer.
  return path === folder || path.startsWith(`${folder}/`) || folder.startsWith(`${path}/`);
}
