import type { ContainerSummary } from '#contracts/containers/container.ts';
import { isPublished, type FixedExposure } from './container-exposure.ts';
import type { LabContainer } from './lab-image.ts';

const nothingKnown: FixedExposure = {
  isPrivileged: false,
  hasDockerSocket: false,
  isOnHostNetwork: false,
  isRoot: false,
};

/** `fixed`: undefined while only its ports are known. */
export function labContainer(summary: ContainerSummary, fixed: FixedExposure | undefined): LabContainer {
  const { host, id, name, stack, labels, state, image } = summary;
  return {
    host,
    id,
    name,
    stack: stack?.name ?? null,
    labels,
    state,
    image,
    exposure: { isPublished: isPublished(summary), ...(fixed ?? nothingKnown) },
    isExposureKnown: fixed !== undefined,
  };
}

/** Made by NEXUS while a container is replaced, and gone soon. */
export function isPassing({ name, labels }: ContainerSummary): boolean {
  return /-nexus-[0-9a-f]{8}(-old)?$/.test(name) || Object.hasOwn(labels, 'nexus.helper');
}
