import type { ContainerRecord } from '../host.ts';

/** Whose traffic the network of a container carries: its own, the whole host's, or that of the container it joined. */
export type NetworkOwnership = 'own' | 'host' | 'shared';

export function networkOwnership({
  summary,
  relations,
}: Pick<ContainerRecord, 'summary' | 'relations'>): NetworkOwnership {
  if (relations.shares.some(({ namespace }) => namespace === 'network')) return 'shared';
  return summary.networks.includes('host') ? 'host' : 'own';
}
