import type { EngineAccess } from '../local-host/engine-access.ts';
import type { HostCompose } from './host-compose.ts';

export function localCompose(_access: EngineAccess): HostCompose {
  return {};
}
