import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { ImageDetails } from '#contracts/containers/images.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { platformOf } from '#library/registry/platform.ts';
import type { LocalImage, Subject } from './subject.ts';

export function subjectOf(container: ContainerSummary, local: Subject['local']): Subject {
  const { host, id, name, image, imageId, state, stack, labels, isSelf = false } = container;
  return {
    host,
    id,
    name,
    stack: stack?.name ?? null,
    service: stack?.service || null,
    state,
    image,
    reference: isImageId(image) ? undefined : parseReference(image),
    imageId,
    labels,
    resource: resourceOf(container),
    local,
    isSelf,
  };
}

/** `sha256:…`, or the short id that the engine shows once the tag has moved on. */
function isImageId(image: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(image) || /^[0-9a-f]{12}$/.test(image);
}

export function localImageOf(image: ImageDetails): LocalImage {
  const { id, digests, operatingSystem: os, architecture, variant, labels, createdAtMs } = image;
  return {
    id,
    digests,
    // Containers shows the variant with it, as people write it: `arm/v7`.
    platform: platformOf({ os, architecture: architecture.split('/')[0], variant }),
    labels,
    // Reproducible builds put the epoch, which says nothing.
    createdAtMs: createdAtMs > 0 ? createdAtMs : null,
  };
}
