import type { EngineAccess } from '../local-host/engine-access.ts';
import type { HostVolumes } from './host-volumes.ts';

export function localVolumes(_access: EngineAccess): HostVolumes {
  return {};
}
