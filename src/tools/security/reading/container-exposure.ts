import type { ContainerDetails, ContainerSummary } from '#contracts/containers/container.ts';
import type { ImageContainer } from '#contracts/security/image.ts';
import { exposureReasons } from '../priority/exposure-reasons.ts';
import type { Exposure } from '../priority/exposure.ts';
import type { LabContainer } from './lab-image.ts';

/** What a container has for as long as it lives. */
export type FixedExposure = Omit<Exposure, 'isPublished'>;

type Details = Pick<ContainerDetails, 'privileged' | 'mounts' | 'networkMode' | 'user'>;

export function fixedExposure({ privileged, mounts, networkMode, user }: Details): FixedExposure {
  return {
    isPrivileged: privileged,
    hasDockerSocket: mounts.some(({ kind, source }) => kind === 'bind' && holdsSocket(source)),
    isOnHostNetwork: networkMode === 'host',
    // As the engine takes it: what is before the colon is the user, and without one it is root.
    isRoot: /^(root|0*)(:|$)/.test(user),
  };
}

/** Read-only makes no difference: a socket is not written to as a file is. */
function holdsSocket(source: string): boolean {
  const path = source.replace(/\/+$/, '');
  return /(^|\/)docker\.sock$/.test(path) || ['', '/run', '/var/run'].includes(path);
}

export function isPublished({ ports }: Pick<ContainerSummary, 'ports'>): boolean {
  const all: readonly (string | null)[] = [null, '', '0.0.0.0', '::'];
  return ports.some(({ hostPort, hostIp }) => hostPort !== null && all.includes(hostIp));
}

/** As the contract shows it. */
export function imageContainer(container: LabContainer): ImageContainer {
  const { host, id, name, stack, labels, state, exposure } = container;
  const reasons = exposureReasons(exposure);
  return {
    host,
    id,
    name,
    stack,
    labels: { ...labels },
    state,
    exposure: reasons.map((reason) => ({ id: reason.id, words: reason.words })),
  };
}
