import type { Resource } from '../scope.ts';
import type { ContainerSummary } from './container.ts';

/** What grants compare for a container. */
export function resourceOf({
  host,
  stack,
  labels,
}: Pick<ContainerSummary, 'host' | 'stack' | 'labels'>): Resource {
  return { host, stack: stack?.name ?? null, labels };
}

/** What grants compare for a host itself, and for what belongs to it as a whole. */
export function hostResource(host: string): Resource {
  return { host, stack: null, labels: {} };
}

/** What grants compare for a stack, also while none of its containers is there. */
export function stackResource(host: string, stack: string): Resource {
  return { host, stack, labels: {} };
}
