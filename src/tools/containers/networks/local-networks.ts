import type { EngineAccess } from '../local-host/engine-access.ts';
import type { HostNetworks } from './host-networks.ts';

export function localNetworks(_access: EngineAccess): HostNetworks {
  return {};
}
