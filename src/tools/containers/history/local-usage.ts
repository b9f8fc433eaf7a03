import type { EngineAccess } from '../local-host/engine-access.ts';
import type { HostUsage } from './host-usage.ts';

export function localUsage(_access: EngineAccess): HostUsage {
  return {};
}
