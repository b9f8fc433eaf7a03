import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { imagesEndpoints } from '#contracts/containers/images.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { answerOperation } from '../answer-operation.ts';
import { requireHost } from '../find-host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { maySee } from '../require-permission.ts';
import type { SubjectOptions } from '../subject.ts';
import { beginPull, beginRemoval, beginTag } from './change-image.ts';

/** Images belong to nobody: who may do something to them may do it on the whole host. */
export function imageHandlers(options: SubjectOptions): HandlersFor<typeof imagesEndpoints> {
  const { hosts } = options;
  const hostOf = (params: { host: string }, caller: Caller, permission: GrantedPermission) =>
    requireHost(hosts, params.host, caller, permission);
  return {
    images: async ({ query }, { caller, signal }) => {
      const asked = hosts.filter(({ id }) => maySee(caller, hostResource(id)));
      const { found, missing } = await listFromHosts(asked, query.host, caller, (host) =>
        host.images.list(signal),
      );
      return { images: found, missing };
    },
    imageDetails: ({ params }, { caller, signal }) =>
      hostOf(params, caller, 'containers:read').images.inspect(params.image, signal),
    pullImage: async ({ params, query, body }, { caller }) => {
      const host = hostOf(params, caller, 'containers:update');
      return await answerOperation(await beginPull(options, host, body, caller), query.wait);
    },
    tagImage: async ({ params: { image, ...params }, body: { tag } }, { caller }) => {
      const host = hostOf(params, caller, 'containers:update');
      return await answerOperation(await beginTag(options, host, { image, tag }, caller), true);
    },
    previewImageRemoval: ({ params, body: { which, includeRollback } }, { caller, signal }) =>
      hostOf(params, caller, 'containers:read').images.previewRemoval(which, { includeRollback, signal }),
    removeImages: async ({ params, query, body }, { caller }) => {
      const host = hostOf(params, caller, 'containers:remove');
      return await answerOperation(await beginRemoval(options, host, body.images, caller), query.wait);
    },
  };
}
