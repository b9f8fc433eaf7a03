import { z } from 'zod';
import { call, download, upload } from '../contract.ts';

export const FileKind = z.enum(['file', 'folder', 'link', 'device', 'pipe', 'socket', 'unknown']);
export type FileKind = z.infer<typeof FileKind>;

export const FileEntry = z.object({
  /** As bytes of UTF-8; may hold anything but `/` and NUL. */
  name: z.string(),
  /** False when the name is no UTF-8: it can be seen and fetched with its folder, but not by itself. */
  isAddressable: z.boolean(),
  kind: FileKind,
  sizeBytes: z.int(),
  /** Permissions with the set-id and sticky bits: 0o7777. */
  mode: z.int(),
  uid: z.int(),
  gid: z.int(),
  modifiedAtMs: z.int(),
  /** Of a link, as written; otherwise null. */
  linkTarget: z.string().nullable(),
});
export type FileEntry = z.infer<typeof FileEntry>;

export const FolderListing = z.object({
  /** Without links, as far as that could be told. */
  path: z.string(),
  /** Folders first, then by name. */
  entries: z.array(FileEntry),
  /** How many there are in all, of those that match. */
  total: z.int(),
  /** False when the folder is so large that reading was given up before its end; then `total` is what was seen. */
  isComplete: z.boolean(),
});
export type FolderListing = z.infer<typeof FolderListing>;

export const FilePreview = z.object({
  sizeBytes: z.int(),
  /** Null when it is not text in UTF-8. */
  text: z.string().nullable(),
  /** Only its beginning is here. */
  isCut: z.boolean(),
});
export type FilePreview = z.infer<typeof FilePreview>;

/** Absolute, `/` for the top; `.` and `..` are refused, since their meaning would depend on links. */
export const FilePath = z
  .string()
  .max(4096)
  .regex(/^\//, 'A path begins with /.')
  // oxlint-disable-next-line no-control-regex -- NUL ends a path
  .regex(/^[^\u0000]*$/, 'A path holds no NUL.')
  .refine(
    (path) => !path.split('/').some((part) => part === '.' || part === '..'),
    'A path holds no . or .. part.',
  )
  .overwrite((path) => `/${path.split('/').filter(Boolean).join('/')}`);

export const FileName = z
  .string()
  .min(1)
  .refine((name) => new TextEncoder().encode(name).length <= 255, 'A name has at most 255 bytes.')
  // oxlint-disable-next-line no-control-regex -- NUL ends a name
  .regex(/^[^/\u0000]+$/, 'A name holds no / and no NUL.')
  .refine((name) => name !== '.' && name !== '..', 'This is not a name.');

const At = z.object({ path: FilePath });

const listing = {
  query: At.extend({
    /** Only names that contain this, in any case. */
    search: z.string().max(255).default(''),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(5000).default(1000),
  }),
  result: FolderListing,
};

const uploading = {
  query: At.extend({
    name: FileName,
    /** Permissions of a new file, octal. One that is replaced keeps its own unless this is given. */
    mode: z
      .string()
      .regex(/^[0-7]{3,4}$/)
      .optional(),
    /** Owners; default those of the file that is replaced, else of the folder. */
    uid: z.coerce.number().int().min(0).max(4294967294).optional(),
    gid: z.coerce.number().int().min(0).max(4294967294).optional(),
    replace: z.stringbool().default(false),
  }),
  /** 4 GiB. */
  bodyLimitBytes: 4 * 1024 ** 3,
  result: z.object({ path: z.string(), sizeBytes: z.int(), replaced: z.boolean() }),
};

const Place = z.object({ host: z.string(), id: z.string() });
const VolumePlace = z.object({ host: z.string(), volume: z.string() });
const inContainer = '/hosts/{host}/containers/{id}/files';
const inVolume = '/hosts/{host}/volumes/{volume}/files';
const reading = { access: 'containers:read-files', scoped: true } as const;
const writing = { access: 'containers:write-files', scoped: true } as const;
const folderMade = z.object({ path: z.string() });

export const filesEndpoints = {
  containerFiles: call({
    method: 'GET',
    path: inContainer,
    summary: 'List a folder inside a container, running or stopped',
    ...reading,
    params: Place,
    ...listing,
  }),
  previewContainerFile: call({
    method: 'GET',
    path: `${inContainer}/preview`,
    summary: 'Read the beginning of a file inside a container as text',
    ...reading,
    params: Place,
    query: At,
    result: FilePreview,
  }),
  downloadFromContainer: download({
    path: `${inContainer}/content`,
    summary: 'Download a file of a container, or a folder as a tar archive; recorded in the audit log',
    ...reading,
    params: Place,
    query: At,
  }),
  uploadToContainer: upload({
    method: 'PUT',
    path: `${inContainer}/content`,
    summary: 'Upload a file into a folder of a container',
    ...writing,
    params: Place,
    ...uploading,
  }),
  makeContainerFolder: call({
    method: 'POST',
    path: `${inContainer}/folders`,
    summary: 'Make a folder inside a container',
    ...writing,
    params: Place,
    body: At.extend({ name: FileName }),
    result: folderMade,
  }),
  volumeFiles: call({
    method: 'GET',
    path: inVolume,
    summary: 'List a folder inside a volume, used or not',
    ...reading,
    params: VolumePlace,
    ...listing,
  }),
  previewVolumeFile: call({
    method: 'GET',
    path: `${inVolume}/preview`,
    summary: 'Read the beginning of a file inside a volume as text',
    ...reading,
    params: VolumePlace,
    query: At,
    result: FilePreview,
  }),
  downloadFromVolume: download({
    path: `${inVolume}/content`,
    summary: 'Download a file of a volume, or a folder as a tar archive; recorded in the audit log',
    ...reading,
    params: VolumePlace,
    query: At,
  }),
  uploadToVolume: upload({
    method: 'PUT',
    path: `${inVolume}/content`,
    summary: 'Upload a file into a folder of a volume',
    ...writing,
    params: VolumePlace,
    ...uploading,
  }),
  makeVolumeFolder: call({
    method: 'POST',
    path: `${inVolume}/folders`,
    summary: 'Make a folder inside a volume',
    ...writing,
    params: VolumePlace,
    body: At.extend({ name: FileName }),
    result: folderMade,
  }),
};
