import type { Caller } from '#contracts/access.ts';
import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import type { Resource } from '#contracts/scope.ts';
import { seesContainer, unseenName } from '../hide-others.ts';
import type { Host } from '../host.ts';
import { maySee } from '../require-permission.ts';

/** Who has a volume is told only of containers that the caller may see. */
export function visibleTo(caller: Caller, host: Host, volumes: readonly VolumeSummary[]): VolumeSummary[] {
  const isSeen = seesContainer(caller, host);
  return volumes
    .filter((volume) => maySee(caller, resourceOfVolume(volume)))
    .map((volume) => ({ ...volume, usedBy: volume.usedBy.filter(({ id }) => isSeen(id)) }));
}

/** Who may not be named still keeps a volume from being removed. */
export function withoutNames(volume: VolumeSummary, isSeen: (id: string) => boolean): VolumeSummary {
  const usedBy = volume.usedBy.map((one) => (isSeen(one.id) ? one : { ...one, name: unseenName }));
  return { ...volume, usedBy };
}

export function resourceOfVolume({ host, stack, labels }: VolumeSummary): Resource {
  return { host, stack, labels };
}
