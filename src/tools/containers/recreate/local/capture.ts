import type { ContainerDetails } from '#library/docker/container.ts';
import { inspectContainer } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { inspectImage } from '#library/docker/images.ts';
import { engineInfo } from '#library/docker/system.ts';
import { isAnonymousVolume } from '../../local-host/details.ts';
import { bodyOf } from '../body/body-of.ts';
import { providerOf, type VolumeProvider } from '../body/kept-mounts.ts';
import type { Was } from '../container-body.ts';
import type { Capture } from '../recreation.ts';
import { ifFound } from './explained.ts';

/** A capture with the engine's own answer that it was made from. */
export interface Captured extends Capture {
  readonly inspection: ContainerDetails;
}

/** Throws the EngineError. */
export async function capture(engine: Engine, id: string, signal?: AbortSignal): Promise<Captured> {
  const inspection = await inspectContainer(engine, id, { signal });
  const [image, others, engineHostname, api] = await Promise.all([
    ifFound(inspectImage(engine, inspection.Image, { signal })),
    othersIn(engine, inspection, signal),
    hostnameOf(engine, inspection, signal),
    engine.apiVersion({ signal }),
  ]);
  const defaults = image?.Config ?? {};
  return {
    id: inspection.Id,
    inspection,
    body: bodyOf({ inspection, image: defaults, others, engineHostname, api }),
    was: wasOf(inspection),
    image: { id: inspection.Image, reference: inspection.Config.Image, defaults },
    anonymousVolumes: inspection.Mounts.filter(isAnonymousVolume).map(({ Name = '', Destination }) => ({
      name: Name,
      target: Destination,
    })),
  };
}

/** What an engine says of a container with nothing subtracted: to compare what was asked for with. */
export async function captureWhole(engine: Engine, id: string, signal?: AbortSignal) {
  const inspection = await inspectContainer(engine, id, { signal });
  const [others, api] = await Promise.all([
    othersIn(engine, inspection, signal),
    engine.apiVersion({ signal }),
  ]);
  return bodyOf({ inspection, image: {}, others, engineHostname: null, api });
}

async function othersIn(
  engine: Engine,
  { HostConfig: host }: ContainerDetails,
  signal: AbortSignal | undefined,
): Promise<Map<string, VolumeProvider | null>> {
  const modes = [host.NetworkMode, host.PidMode, host.IpcMode].flatMap((mode) =>
    mode?.startsWith('container:') ? [mode.slice('container:'.length)] : [],
  );
  const references = new Set([...modes, ...(host.VolumesFrom ?? []).map(providerOf)]);
  const found = await Promise.all(
    [...references].map(async (reference) => {
      const other = await ifFound(inspectContainer(engine, reference, { signal }));
      const provider = other && { name: other.Name.replace(/^\//, ''), mounts: other.Mounts };
      return [reference, provider ?? null] as const;
    }),
  );
  return new Map(found);
}

/** Asked for only where it matters: the answer is a slow one. */
async function hostnameOf(
  engine: Engine,
  { HostConfig: host }: ContainerDetails,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  return host.NetworkMode === 'host' ? ((await engineInfo(engine, { signal })).Name ?? null) : null;
}

function wasOf({ State: state }: ContainerDetails): Was {
  if (state.Paused) return 'paused';
  return state.Running || state.Restarting ? 'running' : 'stopped';
}
