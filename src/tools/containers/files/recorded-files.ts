import type { UploadBody } from '#contracts/transfer.ts';
import type { CallContext } from '#kernel/tool.ts';
import type { SubjectOptions } from '../subject.ts';
import type { AdmittedPlace } from './admitted-place.ts';
import type { UploadFile } from './host-files.ts';
import { recordFileAccess, type FileAccess } from './record-file-access.ts';

export type RecordedFiles = ReturnType<typeof recordedFiles>;
type Asking = Pick<CallContext, 'caller' | 'signal'>;

/** What tells or changes content, each with its audit record: of reading before it is told, of writing with its outcome. */
export function recordedFiles(options: Pick<SubjectOptions, 'database' | 'audit'>) {
  const record = async (access: FileAccess) => await recordFileAccess(options, access);
  return {
    async preview({ host, place }: AdmittedPlace, path: string, { caller, signal }: Asking) {
      await record({ caller, action: 'read file', host, place, path });
      return await host.files.preview(place, path, signal);
    },
    async download({ host, place }: AdmittedPlace, path: string, { caller, signal }: Asking) {
      await record({ caller, action: 'download', host, place, path });
      return await host.files.download(place, path, signal);
    },
    async upload(
      { host, place }: AdmittedPlace,
      file: Omit<UploadFile, 'content' | 'signal'>,
      content: UploadBody,
      { caller, signal }: Asking,
    ) {
      const access = { caller, action: 'upload', host, place, path: `${file.path}/${file.name}` };
      return await withOutcome(access, () => host.files.upload(place, { ...file, content, signal }));
    },
    async makeFolder(
      { host, place }: AdmittedPlace,
      { path, name }: { readonly path: string; readonly name: string },
      { caller }: Asking,
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
