import { hostResource, resourceOf } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Host } from './host.ts';
import type { OperationPlan } from './operation.ts';

/** What grants compare for an operation: its target as it is when the work begins. What is not known belongs to the host. */
export function resourceOfPlan(
  { resource, host, subject = 'container', targetId }: OperationPlan,
  hosts: readonly Pick<Host, 'id' | 'list'>[],
): Resource {
  if (resource) return resource;
  if (subject === 'stack') return { host, stack: targetId, labels: {} };
  if (subject !== 'container') return hostResource(host);
  const containers = hosts.find(({ id }) => id === host)?.list() ?? [];
  const target = containers.find(({ summary }) => summary.id === targetId);
  return target ? resourceOf(target.summary) : hostResource(host);
}
