import type { EngineAccess } from '../local-host/engine-access.ts';
import type { HostImages } from './host-images.ts';

export function localImages(_access: EngineAccess): HostImages {
  return {};
}
