import { listContainers } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';

/**
 * Resolves when lists show a stack's containers as they are. A stop is answered a moment before the engine lists it; an inspection
 * waits for that (moby `daemon/monitor.go`, handleContainerExit, holds the container's lock).
 */
export async function refreshStack(
  { engine, refresh }: Pick<EngineAccess, 'engine' | 'refresh'>,
  name: string,
): Promise<void> {
  const filters = { label: [`com.docker.compose.project=${name}`] };
  try {
    const listed = await listContainers(engine, { all: true, filters });
    await Promise.all(listed.map(({ Id }) => refresh(Id)));
  } catch (error) {
    // What was done is done, whether or not it can be looked at now.
    if (!isEngineError(error)) throw error;
  }
}
