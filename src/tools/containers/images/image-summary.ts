import type { ImageDetails, ImageSummary } from '#contracts/containers/images.ts';
import type {
  ImageDetails as EngineDetails,
  ImageHistoryEntry,
  ImageSummary as EngineSummary,
} from '#library/docker/images.ts';
import type { ContainerSummary } from '#library/docker/container.ts';
import { memberOf } from '../local-host/member.ts';
import { boundedLabels, cut } from '../local-host/labels.ts';
import { isRollbackTag } from './is-rollback-tag.ts';

const maxTags = 256;
const maxCreatedBy = 2048;

/** `sharedBytes` is what `/system/df` last said, by image id. */
export function imageSummary(
  host: string,
  image: EngineSummary,
  containers: readonly ContainerSummary[],
  sharedBytes: ReadonlyMap<string, number>,
): ImageSummary {
  const tags = (image.RepoTags ?? []).filter((tag) => tag !== '<none>:<none>').slice(0, maxTags);
  return {
    host,
    id: image.Id,
    tags,
    digests: (image.RepoDigests ?? []).filter((digest) => !digest.startsWith('<none>')).slice(0, maxTags),
    createdAtMs: Math.max(0, image.Created * 1000),
    sizeBytes: image.Size,
    sharedBytes: sharedBytes.get(image.Id) ?? null,
    usedBy: containers.filter(({ ImageID }) => ImageID === image.Id).map(memberOf),
    isRollback: tags.length > 0 && tags.every(isRollbackTag),
  };
}

export function imageDetails(
  summary: ImageSummary,
  image: EngineDetails,
  history: readonly ImageHistoryEntry[],
): ImageDetails {
  const config = image.Config ?? {};
  return {
    ...summary,
    operatingSystem: image.Os,
    architecture: image.Variant ? `${image.Architecture}/${image.Variant}` : image.Architecture,
    variant: image.Variant ?? '',
    command: [...(config.Cmd ?? [])],
    entrypoint: [...(config.Entrypoint ?? [])],
    workingDirectory: config.WorkingDir ?? '',
    user: config.User ?? '',
    ports: Object.keys(config.ExposedPorts ?? {}),
    volumes: Object.keys(config.Volumes ?? {}),
    labels: boundedLabels(config.Labels ?? {}),
    layers: history.map((entry) => ({
      createdAtMs: Math.max(0, entry.Created * 1000),
      createdBy: cut(entry.CreatedBy, maxCreatedBy),
      sizeBytes: entry.Size,
      tags: [...(entry.Tags ?? [])].slice(0, maxTags),
    })),
  };
}
