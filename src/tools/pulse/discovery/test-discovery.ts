import type { ContainerFacts } from './found.ts';

export function container(
  labels: Record<string, string> = {},
  changes: Partial<ContainerFacts> = {},
): ContainerFacts {
  return {
    host: 'nas',
    name: 'photos',
    state: 'running',
    health: null,
    ports: [],
    stack: null,
    labels,
    ...changes,
  };
}
