import { NexusError, notFound } from '#kernel/errors.ts';
import { getArchive } from '#library/docker/archive.ts';
import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { readTar } from '#library/layers/read-tar.ts';
import { writeTar, type NewTarEntry } from '#library/layers/write-tar.ts';
import { resolvePath } from '../files/archive-place.ts';

interface Place {
  /** As it was asked for, without a leading slash. */
  readonly asked: string;
  /** Without links. */
  readonly fullPath: string;
}

const mostAtOnce = 8;

/** Those of the paths that are a file or a folder, each file and folder once. Rejects when the container is not there. */
export async function findPlaces(
  engine: Engine,
  container: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly Place[]> {
  if (!(await placeAt(engine, container, '/', signal))) throw notFound('The container');
  const found = new Map<string, Place>();
  for (let at = 0; at < paths.length; at += mostAtOnce) {
    const some = paths.slice(at, at + mostAtOnce).map((path) => placeAt(engine, container, path, signal));
    for (const place of await Promise.all(some)) {
      if (place && !found.has(place.fullPath)) found.set(place.fullPath, place);
    }
  }
  return [...found.values()];
}

async function placeAt(
  engine: Engine,
  container: string,
  path: string,
  signal: AbortSignal,
): Promise<Place | undefined> {
  try {
    const { fullPath, kind } = await resolvePath(engine, { container, root: '' }, path, signal);
    return kind === 'special' ? undefined : { asked: path.replace(/^\/+/, ''), fullPath };
  } catch (error) {
    // A path below a file, or a link that leads round in a circle, is refused: there is nothing either.
    const isNothing = error instanceof NexusError || isEngineError(error, 'refused');
    if (isNothing || isEngineError(error, 'invalid')) return undefined;
    throw error;
  }
}

/** One place after the other, as they stream by. */
export function placesArchive(
  engine: Engine,
  container: string,
  places: readonly Place[],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  return writeTar(filesAt(engine, container, places, signal));
}

async function* filesAt(
  engine: Engine,
  container: string,
  places: readonly Place[],
  signal: AbortSignal,
): AsyncGenerator<NewTarEntry, void> {
  for (const { asked, fullPath } of places) {
    try {
      using stream = await getArchive(engine, container, fullPath, { signal });
      yield* filesIn(stream, asked);
    } catch (error) {
      // Files of a running container come and go.
      if (!isEngineError(error, 'not-found')) throw error;
    }
  }
}

async function* filesIn(stream: AsyncIterable<Buffer>, asked: string): AsyncGenerator<NewTarEntry, void> {
  for await (const { name, kind, mode, uid, gid, modifiedAtMs, sizeBytes, content } of readTar(stream)) {
    if (kind !== 'file') continue;
    // The engine begins each name with the last part of the path.
    const below = name.split('/').slice(1).join('/');
    const place = below === '' ? asked : `${asked}/${below}`;
    yield { name: place, kind, mode, uid, gid, modifiedAtMs, sizeBytes, content };
  }
}
