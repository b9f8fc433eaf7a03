import { listContainers } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { ArchivePlace } from './archive-place.ts';

/** A running container that sees the whole of a volume as it is, with nothing else mounted over a part of it. */
export async function runningUser(
  engine: Engine,
  volume: string,
  signal: AbortSignal,
): Promise<ArchivePlace | null> {
  const filters = { volume: [volume], status: ['running'] };
  for (const { Id, Mounts } of await listContainers(engine, { filters, signal })) {
    const mount = Mounts.find(({ Type, Name }) => Type === 'volume' && Name === volume);
    const covers = ({ Destination }: { Destination: string }) =>
      mount !== undefined && Destination.startsWith(`${mount.Destination.replace(/\/$/, '')}/`);
    if (mount && !Mounts.some(covers)) return { container: Id, root: mount.Destination.replace(/\/$/, '') };
  }
  return null;
}
