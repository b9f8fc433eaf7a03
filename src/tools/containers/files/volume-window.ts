import { randomBytes } from 'node:crypto';
import { conflict } from '#kernel/errors.ts';
import { createContainer, listContainers, removeContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { inspectImage, listImages } from '#library/docker/images.ts';
import { isLeft, ownOwner } from './window-owner.ts';

/** Marks the containers through which volumes are looked into. They never run. */
export const windowLabel = 'nexus.volume-window';

const mountedAt = '/nexus-volume';

/** A container that only mounts one volume, so that the engine hands out its files. Disposing removes it. */
export interface VolumeWindow extends AsyncDisposable {
  readonly container: string;
  readonly root: string;
}

export async function openVolumeWindow(
  engine: Engine,
  volume: string,
  signal?: AbortSignal,
): Promise<VolumeWindow> {
  const body = {
    Image: await anyImage(engine, signal),
    Entrypoint: ['/nexus-never-runs'],
    Cmd: [],
    Healthcheck: { Test: ['NONE'] },
    Labels: { [windowLabel]: ownOwner },
    HostConfig: {
      NetworkMode: 'none',
      // Without copying what the image has at this place into a volume that is empty.
      Mounts: [
        { Type: 'volume' as const, Source: volume, Target: mountedAt, VolumeOptions: { NoCopy: true } },
      ],
    },
  };
  const name = `nexus-files-${randomBytes(6).toString('hex')}`;
  const { Id } = await createContainer(engine, body, { name, signal });
  return {
    container: Id,
    root: mountedAt,
    [Symbol.asyncDispose]: () => closeWindow(engine, Id),
  };
}

/** One that declares no volumes of its own: each would be made anew, and left behind. */
async function anyImage(engine: Engine, signal: AbortSignal | undefined): Promise<string> {
  const images = await listImages(engine, { signal });
  for (const { Id } of images.toSorted((a, b) => a.Size - b.Size)) {
    const { Config } = await inspectImage(engine, Id, { signal });
    if (Object.keys(Config?.Volumes ?? {}).length === 0) return Id;
  }
  throw conflict(
    'To look into a volume, the host needs an image without volumes of its own. Pull busybox, for example.',
  );
}

/** Closes those whose process has ended; `nowMs` by a clock near the engine's. */
export async function closeVolumeWindows(engine: Engine, nowMs: number): Promise<void> {
  const filters = { label: [windowLabel] };
  const left = await listContainers(engine, { all: true, filters });
  const windows = left.filter(({ Labels, Created }) => {
    const owner = Labels?.[windowLabel];
    return owner !== undefined && isLeft({ owner, ageMs: nowMs - Created * 1000 });
  });
  await Promise.all(windows.map(({ Id }) => closeWindow(engine, Id)));
}

async function closeWindow(engine: Engine, id: string): Promise<void> {
  try {
    await removeContainer(engine, id, { force: true });
  } catch (error) {
    // Gone, or going: another process swept it.
    if (!isEngineError(error, 'not-found') && !isEngineError(error, 'conflict')) throw error;
  }
}
