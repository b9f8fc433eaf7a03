import type { FilePreview, FolderListing } from '#contracts/containers/files.ts';
import { filesEndpoints } from '#contracts/containers/files.ts';
import { endpointUrl } from '#contracts/client.ts';
import { containersApi } from '../live.ts';

/** Whose files are browsed. */
export interface FileSource {
  /** Names it in caches. */
  readonly key: readonly string[];
  list(path: string, search: string, signal: AbortSignal): Promise<FolderListing>;
  preview(path: string, signal: AbortSignal): Promise<FilePreview>;
  downloadUrl(path: string): string;
  uploadUrl(path: string, name: string, replace: boolean): string;
  makeFolder(path: string, name: string): Promise<unknown>;
}

const base = '/api/containers';
const limit = 5000;

export function containerFiles(host: string, id: string): FileSource {
  const params = { host, id };
  const { downloadFromContainer, uploadToContainer } = filesEndpoints;
  return {
    key: ['container', host, id],
    list: (path, search, signal) =>
      containersApi.containerFiles({ params, query: { path, search, limit } }, { signal }),
    preview: (path, signal) => containersApi.previewContainerFile({ params, query: { path } }, { signal }),
    downloadUrl: (path) => base + endpointUrl(downloadFromContainer.path, { params, query: { path } }),
    uploadUrl: (path, name, replace) =>
      base + endpointUrl(uploadToContainer.path, { params, query: { path, name, replace } }),
    makeFolder: (path, name) => containersApi.makeContainerFolder({ params, body: { path, name } }),
  };
}

export function volumeFiles(host: string, volume: string): FileSource {
  const params = { host, volume };
  const { downloadFromVolume, uploadToVolume } = filesEndpoints;
  return {
    key: ['volume', host, volume],
    list: (path, search, signal) =>
      containersApi.volumeFiles({ params, query: { path, search, limit } }, { signal }),
    preview: (path, signal) => containersApi.previewVolumeFile({ params, query: { path } }, { signal }),
    downloadUrl: (path) => base + endpointUrl(downloadFromVolume.path, { params, query: { path } }),
    uploadUrl: (path, name, replace) =>
      base + endpointUrl(uploadToVolume.path, { params, query: { path, name, replace } }),
    makeFolder: (path, name) => containersApi.makeVolumeFolder({ params, body: { path, name } }),
  };
}
