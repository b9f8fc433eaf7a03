import type { Caller } from '#contracts/access.ts';
import type { imageContentEndpoints } from '#contracts/containers/image-content.ts';
import { forbidden } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { findHost, requireHost } from '../find-host.ts';
import type { Host } from '../host.ts';
import { containerName } from '../listed-container.ts';
import type { SubjectOptions } from '../subject.ts';

const contentType = 'application/x-tar';

export function imageContentHandlers({
  hosts,
}: Pick<SubjectOptions, 'hosts'>): HandlersFor<typeof imageContentEndpoints> {
  return {
    imageParts: ({ params }, { caller, signal }) =>
      requireHost(hosts, params.host, caller, 'containers:read').imageContent.parts(params.image, signal),
    imageArchive: async ({ params, query }, { caller, signal }) => {
      const host = hostForTool(hosts, params.host, caller);
      const chunks = await host.imageContent.archive(params.image, query.platform, signal);
      return { fileName: `${params.image}.tar`, contentType, chunks };
    },
    containerPlaces: async ({ params, query }, { caller, signal }) => {
      const host = hostForTool(hosts, params.host, caller);
      const chunks = await host.imageContent.places(params.id, query.paths, signal);
      return { fileName: `${containerName(host, params.id)}.tar`, contentType, chunks };
    },
  };
}

/** The contract lets no one else in; should it ever, this does not. */
function hostForTool(hosts: readonly Host[], id: string, caller: Caller): Host {
  if (caller.kind !== 'tool') throw forbidden();
  return findHost(hosts, id);
}
