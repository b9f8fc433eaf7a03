import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { filesEndpoints } from '#contracts/containers/files.ts';
import type { UploadBody } from '#contracts/transfer.ts';
import { notFound } from '#kernel/errors.ts';
import { requireContainer } from '../find-container.ts';
import { findHostOf } from '../find-host.ts';
import type { Host } from '../host.ts';
import { requirePermission } from '../require-permission.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import type { FilePlace, UploadFile } from './host-files.ts';
import { recordFileAccess, type FileAccess } from './record-file-access.ts';
import { sweepWhenLive } from './sweep-when-live.ts';

/** Where the caller may do this, with the host it is on. */
interface Admitted {
  readonly host: Host;
  readonly place: FilePlace;
}

export async function startFiles(options: SubjectOptions): Promise<RunningSubject<typeof filesEndpoints>> {
  const { hosts, log } = options;
  const stopSweeping = hosts.map((host) => sweepWhenLive(host, log));
  const inContainer = (
    params: { host: string; id: string },
    caller: Caller,
    permission: GrantedPermission,
  ): Admitted => {
    const host = findHostOf(hosts, params.host, caller, permission, 'The container');
    return { host, place: { kind: 'container', id: requireContainer(host, params.id, caller, permission) } };
  };
  const inVolume = async (
    { host: id, volume: name }: { host: string; volume: string },
    caller: Caller,
    permission: GrantedPermission,
  ): Promise<Admitted> => {
    const host = findHostOf(hosts, id, caller, permission, 'The volume');
    const volume = (await host.volumes.list()).find((one) => one.name === name);
    if (!volume) throw notFound('The volume');
    requirePermission(caller, permission, volume, 'The volume');
    return { host, place: { kind: 'volume', name } };
  };
  const recorded = recorderOf(options);
  return await Promise.resolve({
    handlers: {
      containerFiles: async ({ params, query }, { caller, signal }) => {
        const { host, place } = inContainer(params, caller, 'containers:read-files');
        return await host.files.list(place, { ...query, signal });
      },
      volumeFiles: async ({ params, query }, { caller, signal }) => {
        const { host, place } = await inVolume(params, caller, 'containers:read-files');
        return await host.files.list(place, { ...query, signal });
      },
      previewContainerFile: async ({ params, query }, { caller, signal }) =>
        await recorded.preview(
          inContainer(params, caller, 'containers:read-files'),
          query.path,
          caller,
          signal,
        ),
      previewVolumeFile: async ({ params, query }, { caller, signal }) =>
        await recorded.preview(
          await inVolume(params, caller, 'containers:read-files'),
          query.path,
          caller,
          signal,
        ),
      downloadFromContainer: async ({ params, query }, { caller, signal }) =>
        await recorded.download(
          inContainer(params, caller, 'containers:read-files'),
          query.path,
          caller,
          signal,
        ),
      downloadFromVolume: async ({ params, query }, { caller, signal }) =>
        await recorded.download(
          await inVolume(params, caller, 'containers:read-files'),
          query.path,
          caller,
          signal,
        ),
      uploadToContainer: async ({ params, query }, { caller, signal }, body) =>
        await recorded.upload(
          inContainer(params, caller, 'containers:write-files'),
          query,
          body,
          caller,
          signal,
        ),
      uploadToVolume: async ({ params, query }, { caller, signal }, body) =>
        await recorded.upload(
          await inVolume(params, caller, 'containers:write-files'),
          query,
          body,
          caller,
          signal,
        ),
      makeContainerFolder: async ({ params, body }, { caller }) =>
        await recorded.makeFolder(inContainer(params, caller, 'containers:write-files'), body, caller),
      makeVolumeFolder: async ({ params, body }, { caller }) =>
        await recorded.makeFolder(await inVolume(params, caller, 'containers:write-files'), body, caller),
    },
    async [Symbol.asyncDispose]() {
      for (const stop of stopSweeping) stop();
      await Promise.resolve();
    },
  });
}

/** What tells or changes content, each with its audit record: of reading before it is told, of writing with its outcome. */
function recorderOf(options: SubjectOptions) {
  const record = async (access: FileAccess) => await recordFileAccess(options, access);
  return {
    async preview({ host, place }: Admitted, path: string, caller: Caller, signal: AbortSignal) {
      await record({ caller, action: 'read file', host, place, path });
      return await host.files.preview(place, path, signal);
    },
    async download({ host, place }: Admitted, path: string, caller: Caller, signal: AbortSignal) {
      await record({ caller, action: 'download', host, place, path });
      return await host.files.download(place, path, signal);
    },
    async upload(
      { host, place }: Admitted,
      query: Omit<UploadFile, 'content' | 'signal'>,
      content: UploadBody,
      caller: Caller,
      signal: AbortSignal,
    ) {
      const access = { caller, action: 'upload', host, place, path: `${query.path}/${query.name}` };
      return await withOutcome(access, () => host.files.upload(place, { ...query, content, signal }));
    },
    async makeFolder(
      { host, place }: Admitted,
      { path, name }: { path: string; name: string },
      caller: Caller,
    ) {
      const access = { caller, action: 'make folder', host, place, path: `${path}/${name}` };
      return await withOutcome(access, () => host.files.makeFolder(place, path, name));
    },
  };

  async function withOutcome<T>(access: FileAccess, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await record(access);
      return result;
    } catch (error) {
      await record({ ...access, failure: error instanceof Error ? error.message : 'unknown' });
      throw error;
    }
  }
}
