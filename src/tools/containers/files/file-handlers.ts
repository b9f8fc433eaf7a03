import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { filesEndpoints } from '#contracts/containers/files.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { SubjectOptions } from '../subject.ts';
import { admitToContainer, admitToVolume } from './admitted-place.ts';
import { recordedFiles, type RecordedFiles } from './recorded-files.ts';

type OfContainers = HandlersFor<
  Pick<
    typeof filesEndpoints,
    | 'containerFiles'
    | 'previewContainerFile'
    | 'downloadFromContainer'
    | 'uploadToContainer'
    | 'makeContainerFolder'
  >
>;
type OfVolumes = Omit<HandlersFor<typeof filesEndpoints>, keyof OfContainers>;

export function fileHandlers(options: SubjectOptions): HandlersFor<typeof filesEndpoints> {
  const files = recordedFiles(options);
  return { ...filesOfContainers(options, files), ...filesOfVolumes(options, files) };
}

function filesOfContainers({ hosts }: SubjectOptions, files: RecordedFiles): OfContainers {
  const admit = (params: { host: string; id: string }, caller: Caller, permission: GrantedPermission) =>
    admitToContainer(hosts, params, caller, permission);
  return {
    containerFiles: async ({ params, query }, { caller, signal }) => {
      const { host, place } = admit(params, caller, 'containers:read-files');
      return await host.files.list(place, { ...query, signal });
    },
    previewContainerFile: async ({ params, query }, context) =>
      await files.preview(admit(params, context.caller, 'containers:read-files'), query.path, context),
    downloadFromContainer: async ({ params, query }, context) =>
      await files.download(admit(params, context.caller, 'containers:read-files'), query.path, context),
    uploadToContainer: async ({ params, query }, context, body) =>
      await files.upload(admit(params, context.caller, 'containers:write-files'), query, body, context),
    makeContainerFolder: async ({ params, body }, context) =>
      await files.makeFolder(admit(params, context.caller, 'containers:write-files'), body, context),
  };
}

function filesOfVolumes({ hosts }: SubjectOptions, files: RecordedFiles): OfVolumes {
  const admit = async (
    params: { host: string; volume: string },
    caller: Caller,
    permission: GrantedPermission,
  ) => await admitToVolume(hosts, params, caller, permission);
  return {
    volumeFiles: async ({ params, query }, { caller, signal }) => {
      const { host, place } = await admit(params, caller, 'containers:read-files');
      return await host.files.list(place, { ...query, signal });
    },
    previewVolumeFile: async ({ params, query }, context) =>
      await files.preview(await admit(params, context.caller, 'containers:read-files'), query.path, context),
    downloadFromVolume: async ({ params, query }, context) =>
      await files.download(await admit(params, context.caller, 'containers:read-files'), query.path, context),
    uploadToVolume: async ({ params, query }, context, body) =>
      await files.upload(await admit(params, context.caller, 'containers:write-files'), query, body, context),
    makeVolumeFolder: async ({ params, body }, context) =>
      await files.makeFolder(await admit(params, context.caller, 'containers:write-files'), body, context),
  };
}
