import { constants } from 'node:fs';
import { access, readFile, realpath, statfs } from 'node:fs/promises';
import { isInContainer } from '../in-container.ts';
import { mountOf } from '../mounts.ts';

/** Where a data folder really lives: what decides whether anything in it survives. */
export interface DataFolderFacts {
  readonly path: string;
  readonly writable: boolean;
  /** As the kernel names it: `ext4`, `overlay`, `nfs4`…; `unknown` where the system does not tell. */
  readonly filesystem: string;
  /** True when the folder is, or lies below, a mount of its own: a volume or a bind mount. */
  readonly isMount: boolean;
  /** True when the folder belongs to a container's own layer, which is thrown away with the container. */
  readonly isContainerOverlay: boolean;
  /** True where SQLite's locks and write-ahead log cannot be trusted (sqlite.org/wal.html: same host only). */
  readonly isNetworkFilesystem: boolean;
  /** True when the folder lives in memory and is gone after a restart of the machine. */
  readonly isInMemory: boolean;
  readonly freeBytes: number;
}

export async function inspectDataFolder(folder: string): Promise<DataFolderFacts> {
  const path = await realpath(folder);
  const mounts = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  const mount = mountOf(mounts, path) ?? { point: '/', filesystem: 'unknown' };
  const { bavail, bsize } = await statfs(path);
  return {
    path,
    writable: await isWritable(path),
    filesystem: mount.filesystem,
    isMount: mount.point !== '/',
    isContainerOverlay: mount.point === '/' && (isOverlay(mount.filesystem) || (await isInContainer())),
    isNetworkFilesystem: isNetwork(mount.filesystem),
    isInMemory: /^(tmpfs|ramfs)$/.test(mount.filesystem),
    freeBytes: bavail * bsize,
  };
}

function isOverlay(filesystem: string): boolean {
  return /^(overlay|aufs|fuse\.fuse-overlayfs)$/.test(filesystem);
}

function isNetwork(filesystem: string): boolean {
  return /^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|lustre|glusterfs|fuse\.(sshfs|glusterfs|rclone|s3fs|davfs2?))$/.test(
    filesystem,
  );
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
