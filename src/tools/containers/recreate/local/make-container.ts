import type { CreateContainer } from '#library/docker/container-config.ts';
import { createContainer, inspectContainer, removeContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { connectNetwork } from '#library/docker/networks.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { removeVolume } from '#library/docker/volumes.ts';
import { createRequests } from '../body/engine-body.ts';

export interface Made {
  readonly id: string;
  readonly warnings: readonly string[];
  /** Volumes without a name that came into being with it. */
  readonly newVolumes: readonly string[];
}

/** What an image has below a new volume is copied there first. */
const timeoutMs = 600_000;

/** Creates a container with all its networks, or leaves nothing behind. Throws the EngineError. */
export async function makeContainer(
  engine: Engine,
  name: string,
  create: CreateContainer,
  signal?: AbortSignal,
): Promise<Made> {
  const requests = createRequests(create, await engine.apiVersion({ signal }));
  const { Id: id, Warnings } = await createContainer(engine, requests.create, { name, signal, timeoutMs });
  try {
    for (const { network, endpoint } of requests.connects) {
      await connectNetwork(engine, network, id, endpoint, { signal });
    }
    return { id, warnings: Warnings ?? [], newVolumes: await newVolumesOf(engine, id, create) };
  } catch (error) {
    await unmake(engine, id, create).catch(() => undefined);
    throw error;
  }
}

/** Volumes that nobody named and the request did not ask for by name. */
export async function newVolumesOf(engine: Engine, id: string, create: CreateContainer): Promise<string[]> {
  const { Mounts } = await inspectContainer(engine, id);
  const asked = JSON.stringify(create.HostConfig ?? {});
  return Mounts.flatMap(({ Type, Name = '' }) =>
    Type === 'volume' && /^[0-9a-f]{64}$/.test(Name) && !asked.includes(Name) ? [Name] : [],
  );
}

/** Takes a container away with the volumes that it alone brought; others may be mounted in it, and stay. */
export async function unmake(engine: Engine, id: string, create: CreateContainer): Promise<void> {
  const volumes = await newVolumesOf(engine, id, create);
  await removeContainer(engine, id, { force: true });
  await removeVolumes(engine, volumes);
}

/** One that another container uses stays. */
export async function removeVolumes(engine: Engine, names: readonly string[]): Promise<void> {
  for (const name of names) {
    try {
      await removeVolume(engine, name);
    } catch (error) {
      if (!isEngineError(error, 'conflict') && !isEngineError(error, 'not-found')) throw error;
    }
  }
}
