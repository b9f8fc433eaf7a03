import { useQuery } from '@tanstack/react-query';
import { containers } from '#contracts/containers.ts';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { covers, type Scope } from '#contracts/scope.ts';
import { apiClient } from '../../shell/api.ts';

const api = apiClient(containers);

export interface Lab {
  readonly hosts: readonly { readonly id: string; readonly name: string }[];
  readonly stacks: readonly string[];
  readonly containers: readonly ContainerSummary[];
}

const nothing: Lab = { hosts: [], stacks: [], containers: [] };

/** What there is to grant, as far as this person sees it; undefined where Containers does not say. */
export function useLab(): Lab | undefined {
  const { data, isPending } = useQuery({
    queryKey: ['containers', 'lab'],
    queryFn: ({ signal }) => api.list({ query: {} }, { signal }),
    retry: false,
  });
  if (!data) return isPending ? nothing : undefined;
  const stacks = new Set(data.containers.flatMap(({ stack }) => stack?.name ?? []));
  return { hosts: data.hosts, stacks: [...stacks].toSorted(), containers: data.containers };
}

/** The names of the containers that a scope covers now, in the order of the list. */
export function coveredBy(scope: Scope, lab: Lab): string[] {
  return lab.containers.filter((one) => covers(scope, resourceOf(one))).map(({ name }) => name);
}
