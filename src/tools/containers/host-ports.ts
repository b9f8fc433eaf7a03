import type { HostEdits } from './edit/host-edits.ts';
import type { HostFiles } from './files/host-files.ts';
import type { HostUsage } from './history/host-usage.ts';
import type { HostImageContent } from './image-content/host-image-content.ts';
import type { HostImages } from './images/host-images.ts';
import type { HostNetworks } from './networks/host-networks.ts';
import type { Recreation } from './recreate/recreation.ts';
import type { HostSelf } from './self/host-self.ts';
import type { HostCompose } from './stacks/host-compose.ts';
import type { HostTerminals } from './terminal/host-terminals.ts';
import type { HostVolumes } from './volumes/host-volumes.ts';

/** What else a host can do, by subject. The rules of `Host` hold for each. */
export interface HostPorts {
  readonly recreation: Recreation;
  readonly self: HostSelf;
  readonly edits: HostEdits;
  readonly images: HostImages;
  readonly imageContent: HostImageContent;
  readonly networks: HostNetworks;
  readonly volumes: HostVolumes;
  readonly files: HostFiles;
  readonly terminals: HostTerminals;
  readonly compose: HostCompose;
  readonly usage: HostUsage;
}
