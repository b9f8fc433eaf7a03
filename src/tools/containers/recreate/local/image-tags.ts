import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { inspectImage, listImages, removeImage, tagImage } from '#library/docker/images.ts';
import { splitReference } from '#library/image-reference/split-reference.ts';
import { rollbackRepository, tagsBeyond } from '../rollback-tag.ts';
import { ifFound } from './explained.ts';

export async function imageId(
  engine: Engine,
  reference: string,
  signal?: AbortSignal,
): Promise<string | null> {
  return (await ifFound(inspectImage(engine, reference, { signal })))?.Id ?? null;
}

/** An id or a digest always means the same image. */
export function canBeMoved(reference: string): boolean {
  return !reference.includes('@') && !/^(sha256:)?[0-9a-f]{12,64}$/.test(reference);
}

/** Makes a reference stand for an image. An image that is gone is passed over: there is nothing to point at. */
export async function pointTo(engine: Engine, reference: string, id: string): Promise<void> {
  if (!canBeMoved(reference) || (await imageId(engine, reference)) === id) return;
  const { repository, tag = 'latest' } = splitReference(reference);
  await ifFound(tagImage(engine, id, repository, tag));
}

/** The image stays where something else refers to it, and where a container uses it. */
export async function untag(engine: Engine, reference: string): Promise<void> {
  try {
    await removeImage(engine, reference, { noPrune: true });
  } catch (error) {
    if (!isEngineError(error, 'conflict') && !isEngineError(error, 'not-found')) throw error;
  }
}

/** Older images of a container than its last ones go. */
export async function trimRollbackTags(engine: Engine, name: string, keep: number): Promise<void> {
  const images = await listImages(engine, { filters: { reference: [rollbackRepository(name)] } });
  const tags = images.flatMap(({ RepoTags }) => RepoTags ?? []);
  for (const tag of tagsBeyond(tags, name, keep)) await untag(engine, tag);
}
