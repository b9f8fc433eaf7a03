import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { volumesEndpoints } from '#contracts/containers/volumes.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { answerOperation } from '../answer-operation.ts';
import { findHostOf, requireHost, seesHost } from '../find-host.ts';
import { seesContainer } from '../hide-others.ts';
import type { Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { maySee } from '../require-permission.ts';
import type { SubjectOptions } from '../subject.ts';
import { beginCreation, beginRemoval } from './change-volume.ts';
import { resourceOfVolume, visibleTo, withoutNames } from './volume-access.ts';
import { volumeRemovalPreview } from './volume-removal.ts';

export function volumeHandlers(options: SubjectOptions): HandlersFor<typeof volumesEndpoints> {
  const { hosts } = options;
  const hostOf = (params: { host: string }, caller: Caller, permission: GrantedPermission) =>
    findHostOf(hosts, params.host, caller, permission, 'The volume');
  return {
    volumes: async ({ query }, { caller, signal }) => {
      const list = async (host: Host) => visibleTo(caller, host, await host.volumes.list(signal));
      const { found, missing } = await listFromHosts(hosts, query.host, caller, list);
      return { volumes: found, measured: measuredFor(hosts, caller), missing };
    },
    measureVolumes: async ({ params }, { caller }) => {
      const { atMs } = await requireHost(hosts, params.host, caller, 'containers:read').volumes.measure();
      return { atMs };
    },
    createVolume: async ({ params, body }, { caller }) => {
      const host = requireHost(hosts, params.host, caller, 'containers:edit');
      return await answerOperation(await beginCreation(options, host, body, caller), true);
    },
    previewVolumeRemoval: async ({ params, body }, { caller, signal }) => {
      const host = hostOf(params, caller, 'containers:read');
      const isSeen = seesContainer(caller, host);
      const all = await host.volumes.list(signal);
      const seen = all.filter((volume) => maySee(caller, resourceOfVolume(volume)));
      return volumeRemovalPreview(
        seen.map((volume) => withoutNames(volume, isSeen)),
        body.which,
      );
    },
    removeVolumes: async ({ params, query, body }, { caller }) => {
      const host = hostOf(params, caller, 'containers:remove');
      return await answerOperation(await beginRemoval(options, host, body.volumes, caller), query.wait);
    },
  };
}

/** When the sizes of each host were last measured, of hosts where they were. */
function measuredFor(hosts: readonly Host[], caller: Caller) {
  return hosts
    .filter((host) => seesHost(caller, host))
    .flatMap((host) => {
      const atMs = host.volumes.measuredAtMs();
      return atMs === null ? [] : [{ host: host.id, atMs }];
    });
}
