import type { CallerResult } from '#contracts/contract.ts';
import type { containers } from '#contracts/containers.ts';
import type { discoveryEndpoints } from '#contracts/pulse/discovery.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import { discover, type Discovered, matchFound } from './discover.ts';
import { addressOfHost } from './suggestions.ts';

type ContainerList = CallerResult<(typeof containers)['endpoints']['list']>;

export interface DiscoveryOptions {
  readonly kinds: readonly AnyKind[];
  readonly monitors: Pick<Monitors, 'all'>;
  /** As Containers sees them. */
  readonly listContainers: () => Promise<ContainerList>;
  /** Whether this NEXUS runs in a container, so that 127.0.0.1 is not its host. */
  readonly isInContainer: boolean;
}

export function discoveryHandlers(options: DiscoveryOptions): HandlersFor<typeof discoveryEndpoints> {
  const { kinds, monitors, listContainers } = options;
  return {
    discover: async () => {
      const { found, problems } = discoverIn(await listContainers(), options);
      return { found: matchFound(found, monitors.all(), kinds), problems: [...problems] };
    },
  };
}

export function discoverIn(
  { hosts, containers: all }: ContainerList,
  { kinds, isInContainer }: Pick<DiscoveryOptions, 'kinds' | 'isInContainer'>,
): Discovered {
  const addresses = new Map(hosts.map((host) => [host.id, addressOfHost(host, isInContainer)]));
  return discover(all, kinds, (host) => addresses.get(host) ?? '127.0.0.1');
}
