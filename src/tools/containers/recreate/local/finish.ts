import type { Engine } from '#library/docker/engine.ts';
import type { Draft } from '../draft.ts';
import { keptImages } from '../rollback-tag.ts';
import { explained } from './explained.ts';
import { pointTo, trimRollbackTags } from './image-tags.ts';
import { takeAway } from './take-away.ts';

/** Volumes stay, whatever they are called: the new containers have them. */
export async function finish(engine: Engine, draft: Draft): Promise<void> {
  for (const { oldId, oldBody } of draft.members.toReversed()) {
    const failing = `The old ${oldBody.name} could not be removed`;
    await explained(takeAway(engine, oldId), failing);
  }
  for (const { reference, after } of draft.tags) await pointTo(engine, reference, after);
  if (draft.rollbackTag !== null)
    await trimRollbackTags(engine, draft.members[0]?.oldBody.name ?? '', keptImages);
}
