import type { FilePreview, FolderListing } from '#contracts/containers/files.ts';
import type { Download } from '#contracts/transfer.ts';

/** Whose files. A container may run or be stopped, a volume be used or not. */
export type FilePlace =
  | { readonly kind: 'container'; readonly id: string }
  | { readonly kind: 'volume'; readonly name: string };

export interface ListFolder {
  readonly path: string;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
  readonly signal: AbortSignal;
}

export interface UploadFile {
  /** Of the folder. */
  readonly path: string;
  readonly name: string;
  /** Octal. Default: as the file that is replaced, else 644. */
  readonly mode?: string | undefined;
  /** Default: those of the file that is replaced, else of the folder. */
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly replace: boolean;
  readonly content: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

/**
 * Files in the containers and volumes of a host. Paths are absolute within their place, and lead out of it by no link.
 * Rejects with `not-found`, `conflict` (it exists, it is no folder, it is read-only) or `too-large`.
 */
export interface HostFiles {
  list(place: FilePlace, folder: ListFolder): Promise<FolderListing>;
  preview(place: FilePlace, path: string, signal: AbortSignal): Promise<FilePreview>;
  /** A file as it is, a folder as a tar archive. */
  download(place: FilePlace, path: string, signal: AbortSignal): Promise<Download>;
  /** Nothing is changed until all of the content has arrived. */
  upload(place: FilePlace, file: UploadFile): Promise<{ path: string; sizeBytes: number; replaced: boolean }>;
  makeFolder(place: FilePlace, path: string, name: string): Promise<{ path: string }>;
  /** Removes the containers that an earlier process made to look into volumes. */
  sweep(): Promise<void>;
}
