import { conflict, NexusError } from '#kernel/errors.ts';
import { getArchive, putArchive } from '#library/docker/archive.ts';
import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { readTar } from '#library/layers/read-tar.ts';
import type { TarHeader } from '#library/layers/tar-header.ts';
import { writeTar, type NewTarEntry } from '#library/layers/write-tar.ts';

/** What the engine says about owners and permissions of a path; null when there is none. Follows no link. */
export async function headerAt(
  engine: Engine,
  container: string,
  fullPath: string,
  signal?: AbortSignal,
): Promise<TarHeader | null> {
  try {
    using stream = await getArchive(engine, container, fullPath, { signal });
    for await (const { content: _, ...header } of readTar(stream)) return header;
    return null;
  } catch (error) {
    if (isEngineError(error, 'not-found')) return null;
    throw error;
  }
}

/** Puts one file or folder into the folder `fullPath`. */
export async function putEntry(
  engine: Engine,
  container: string,
  fullPath: string,
  entry: NewTarEntry,
): Promise<void> {
  try {
    await putArchive(engine, container, fullPath, writeTar([entry]), { keepKinds: true });
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): unknown {
  if (!isEngineError(error)) return error;
  const text = error.engineText ?? error.message;
  if (/read-only/i.test(text)) return conflict('This place is mounted read-only.', { cause: error });
  if (/no space left|disk quota/i.test(text)) {
    return new NexusError('no-room', 507, 'The disk of the host is full.', { cause: error });
  }
  if (/cannot overwrite/i.test(text)) return conflict('There is a folder of this name.', { cause: error });
  return error;
}
