import { waitContainer } from '#library/docker/container-lifecycle.ts';
import { removeContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { ifFound } from './explained.ts';

/** Removes a container. One whose removal somebody else has begun holds its name until it is gone: that is waited for. */
export async function takeAway(engine: Engine, id: string): Promise<void> {
  try {
    await ifFound(removeContainer(engine, id, { force: true }));
  } catch (error) {
    if (!isEngineError(error, 'conflict')) throw error;
    await ifFound(waitContainer(engine, id, { condition: 'removed', timeoutMs: 60_000 }));
  }
}
