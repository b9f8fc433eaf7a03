import { removeContainer, waitContainer } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { Draft } from '../draft.ts';
import { keptImages } from '../rollback-tag.ts';
import { explained, ifFound } from './explained.ts';
import { pointTo, trimRollbackTags } from './image-tags.ts';

/** Volumes stay, whatever they are called: the new containers have them. */
export async function finish(engine: Engine, draft: Draft): Promise<void> {
  for (const { oldId, oldBody } of draft.members.toReversed()) {
    const failing = `The old ${oldBody.name} could not be removed`;
    await explained(ifFound(removeOld(engine, oldId)), failing);
  }
  for (const { reference, after } of draft.tags) await pointTo(engine, reference, after);
  if (draft.rollbackTag !== null)
    await trimRollbackTags(engine, draft.members[0]?.oldBody.name ?? '', keptImages);
}

async function removeOld(engine: Engine, id: string): Promise<void> {
  try {
    await removeContainer(engine, id, { force: true });
  } catch (error) {
    // One that deletes itself is doing so.
    if (!isEngineError(error, 'conflict')) throw error;
    await waitContainer(engine, id, { condition: 'removed', timeoutMs: 60_000 });
  }
}
