import type { EngineAccess } from '../local-host/engine-access.ts';
import type { HostFiles } from './host-files.ts';

export function localFiles(_access: EngineAccess): HostFiles {
  return {};
}
