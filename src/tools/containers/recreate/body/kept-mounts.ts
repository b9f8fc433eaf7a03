import { posix } from 'node:path';
import type { HostConfig, MountRequest } from '#library/docker/container-config.ts';
import type { MountPoint } from '#library/docker/container.ts';

/** Mounts as they are asked for; `Binds`, `Tmpfs` and everything else of a host configuration stay as they are. */
export interface KeptMounts {
  readonly Mounts: readonly MountRequest[] | null;
  readonly VolumesFrom: readonly string[] | null;
}

/** A container whose volumes are taken; null when it no longer exists. */
export interface VolumeProvider {
  readonly name: string;
  readonly mounts: readonly MountPoint[];
}

/**
 * Every volume that has no name of its own is asked for by the name that the engine gave it: a volume that the image or
 * `-v /path` asks for is then not made again, and the data is there. Two requests for one path would be refused.
 */
export function keptMounts(
  host: HostConfig,
  mounts: readonly MountPoint[],
  providers: ReadonlyMap<string, VolumeProvider | null>,
): KeptMounts {
  const requested = (host.Mounts ?? []).map((mount) => withName(mount, mounts));
  const taken = new Set([
    ...requested.map(({ Target }) => pathOf(Target)),
    ...(host.Binds ?? []).map(targetOfBind),
    ...Object.keys(host.Tmpfs ?? {}).map(pathOf),
    ...takenFromOthers(host, mounts, providers),
  ]);
  const added = mounts.filter(({ Destination }) => !taken.has(pathOf(Destination))).flatMap(requestOf);
  const all = [...requested, ...added];
  return {
    Mounts: all.length === 0 && !host.Mounts ? null : all,
    VolumesFrom: host.VolumesFrom ? keptProviders(host.VolumesFrom, providers) : null,
  };
}

/** A request without a source made a volume once; the next must find the same one. */
function withName(mount: MountRequest, mounts: readonly MountPoint[]): MountRequest {
  if (mount.Type !== 'volume' || mount.Source) return mount;
  const made = mounts.find(({ Destination }) => pathOf(Destination) === pathOf(mount.Target));
  return made?.Name ? { ...mount, Source: made.Name } : mount;
}

function requestOf(mount: MountPoint): MountRequest[] {
  const rest = { Target: mount.Destination, ReadOnly: !mount.RW };
  if (mount.Type === 'volume' && mount.Name) return [{ Type: 'volume', Source: mount.Name, ...rest }];
  // Only one that was taken from a container that is gone is in no request.
  return mount.Type === 'bind' ? [{ Type: 'bind', Source: mount.Source, ...rest }] : [];
}

/** Paths that come with the volumes of another container, which goes on providing them. */
function takenFromOthers(
  { VolumesFrom }: HostConfig,
  mounts: readonly MountPoint[],
  providers: ReadonlyMap<string, VolumeProvider | null>,
): string[] {
  const provided = (VolumesFrom ?? []).flatMap((entry) => providers.get(providerOf(entry))?.mounts ?? []);
  const isProvided = (mount: MountPoint) =>
    provided.some(
      ({ Destination, Source, Name }) =>
        Destination === mount.Destination && Source === mount.Source && Name === mount.Name,
    );
  return mounts.filter(isProvided).map(({ Destination }) => pathOf(Destination));
}

function keptProviders(
  entries: readonly string[],
  providers: ReadonlyMap<string, VolumeProvider | null>,
): string[] {
  return entries.flatMap((entry) => {
    const provider = providers.get(providerOf(entry));
    return provider ? [entry.replace(providerOf(entry), provider.name)] : [];
  });
}

/** `container:ro` */
export function providerOf(entry: string): string {
  return entry.split(':')[0] ?? '';
}

/** `source:target:options`; a target alone makes a volume without a name. */
function targetOfBind(bind: string): string {
  const [first = '', target = first] = bind.split(':');
  return pathOf(target);
}

function pathOf(path: string): string {
  return posix.resolve('/', path);
}
