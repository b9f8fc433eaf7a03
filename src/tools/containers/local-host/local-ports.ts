import { localEdits } from '../edit/local-edits.ts';
import { localFiles } from '../files/local-files.ts';
import { localUsage } from '../history/local-usage.ts';
import { localImageContent } from '../image-content/local-image-content.ts';
import { localImages } from '../images/local-images.ts';
import { localNetworks } from '../networks/local-networks.ts';
import { localRecreation } from '../recreate/local-recreation.ts';
import { localSelf } from '../self/local-self.ts';
import { localCompose } from '../stacks/local-compose.ts';
import { localTerminals } from '../terminal/local-terminals.ts';
import { diskUsageCache } from '../volumes/disk-usage.ts';
import { localVolumes } from '../volumes/local-volumes.ts';
import type { HostPorts } from '../host-ports.ts';
import type { EngineAccess } from './engine-access.ts';

export function localPorts(access: EngineAccess): HostPorts {
  const usage = diskUsageCache(access);
  return {
    recreation: localRecreation(access),
    self: localSelf(access),
    edits: localEdits(access),
    images: localImages(access, usage),
    imageContent: localImageContent(access),
    networks: localNetworks(access),
    volumes: localVolumes(access, usage),
    files: localFiles(access),
    terminals: localTerminals(access),
    compose: localCompose(access),
    usage: localUsage(access),
  };
}
