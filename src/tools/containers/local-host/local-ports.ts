import { localFiles } from '../files/local-files.ts';
import { localUsage } from '../history/local-usage.ts';
import { localImages } from '../images/local-images.ts';
import { localNetworks } from '../networks/local-networks.ts';
import { localRecreation } from '../recreate/local-recreation.ts';
import { localCompose } from '../stacks/local-compose.ts';
import { localTerminals } from '../terminal/local-terminals.ts';
import { localVolumes } from '../volumes/local-volumes.ts';
import type { HostPorts } from '../host-ports.ts';
import type { EngineAccess } from './engine-access.ts';

export function localPorts(access: EngineAccess): HostPorts {
  return {
    recreation: localRecreation(access),
    images: localImages(access),
    networks: localNetworks(access),
    volumes: localVolumes(access),
    files: localFiles(access),
    terminals: localTerminals(access),
    compose: localCompose(access),
    usage: localUsage(access),
  };
}
