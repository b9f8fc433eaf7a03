import type { EngineAccess } from '../local-host/engine-access.ts';
import type { HostTerminals } from './host-terminals.ts';

export function localTerminals(_access: EngineAccess): HostTerminals {
  return {};
}
