import type { VolumeSummary, VolumeUser } from '#contracts/containers/volumes.ts';
import type { ContainerSummary } from '#library/docker/container.ts';
import type { Volume } from '#library/docker/volumes.ts';
import { boundedLabels } from '../local-host/labels.ts';
import { windowLabel } from '../files/volume-window.ts';
import { memberOf } from '../local-host/member.ts';
import { readTime } from '../local-host/record.ts';

export function volumeSummary(
  host: string,
  volume: Volume,
  containers: readonly ContainerSummary[],
  sizeBytes: number | null,
): VolumeSummary {
  const labels = volume.Labels ?? {};
  return {
    host,
    name: volume.Name,
    driver: volume.Driver,
    mountpoint: volume.Mountpoint,
    createdAtMs: readTime(volume.CreatedAt ?? ''),
    labels: boundedLabels(labels),
    options: withoutPasswords(volume.Options ?? {}),
    stack: labels['com.docker.compose.project'] || null,
    isAnonymous: isAnonymous(volume),
    usedBy: containers.flatMap((container) => usersIn(volume, container)),
    sizeBytes,
  };
}

/** Engines from 23.0 say so by a label; older ones only by the name. */
function isAnonymous({ Name, Labels }: Volume): boolean {
  return Object.hasOwn(Labels ?? {}, 'com.docker.volume.anonymous') || /^[0-9a-f]{64}$/.test(Name);
}

function usersIn({ Name }: Volume, container: ContainerSummary): VolumeUser[] {
  // Made by NEXUS to look into the volume, and gone in a moment.
  if (Object.hasOwn(container.Labels ?? {}, windowLabel)) return [];
  return container.Mounts.filter((mount) => mount.Type === 'volume' && mount.Name === Name).map((mount) => ({
    ...memberOf(container),
    path: mount.Destination,
    readOnly: !mount.RW,
  }));
}

/** `o: username=me,password=secret` of a network share, and whatever else calls itself a secret. */
function withoutPasswords(options: Readonly<Record<string, string>>): Record<string, string> {
  const isSecret = (name: string) => /pass|secret|token|key/i.test(name);
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      isSecret(name)
        ? '•••'
        : value.replace(/((?:^|,)\s*(?:password2?|pass|passwd|secret|token)=)[^,]*/gi, '$1•••'),
    ]),
  );
}
