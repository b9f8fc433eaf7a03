import type { EngineAccess } from '../local-host/engine-access.ts';
import type { Recreation } from './recreation.ts';

export function localRecreation(_access: EngineAccess): Recreation {
  return {};
}
