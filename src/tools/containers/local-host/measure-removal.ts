import { listContainers } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import { listVolumes } from '#library/docker/volumes.ts';

const timeoutMs = 5_000;

/** Null when the engine cannot say in time: it walks the whole layer, which can take minutes on a slow disk. */
export async function writableLayerBytes(
  engine: Engine,
  id: string,
  signal?: AbortSignal,
): Promise<number | null> {
  const filters = { id: [id] };
  const rows = await orUndefined(
    listContainers(engine, { all: true, size: true, filters, signal, timeoutMs }),
  );
  const row = rows?.find(({ Id }) => Id === id);
  // A list leaves zero out.
  return row ? (row.SizeRw ?? 0) : null;
}

/** Names of volumes that engines from 23.0 mark as made without a name; empty on older ones. */
export async function labelledAnonymousVolumes(engine: Engine, signal?: AbortSignal): Promise<Set<string>> {
  const filters = { label: ['com.docker.volume.anonymous'] };
  const volumes = await orUndefined(listVolumes(engine, { filters, signal, timeoutMs }));
  return new Set(volumes?.map(({ Name }) => Name));
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isEngineError(error)) return undefined;
    throw error;
  }
}
