import { constants, type Stats } from 'node:fs';
import { lstat, open, readdir, readlink, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileEntry, FileKind } from '#contracts/containers/files.ts';
import type { Volume } from '#library/docker/volumes.ts';
import { nameOf, type ListedFolder } from './listed-folder.ts';

const maxEntries = 200_000;
const atOnce = 64;

/**
 * Reads a folder of a volume where the engine keeps it, if that is a disk of this process: exact and quick for any size. Null
 * when it is not, or cannot be told, or a link or an absent folder is in the way: then the engine itself must be asked.
 */
export async function listOnDisk(volume: Volume, path: string): Promise<ListedFolder | null> {
  if (process.platform !== 'linux' || !(await isSame(volume))) return null;
  const folder = await openFolder(volume.Mountpoint, path.split('/').filter(Boolean));
  if (!folder) return null;
  await using _ = folder;
  const inside = `/proc/self/fd/${folder.fd}`;
  const names = await readdir(inside, { encoding: 'buffer' });
  const entries: FileEntry[] = [];
  const wanted = names.slice(0, maxEntries);
  for (let from = 0; from < wanted.length; from += atOnce) {
    const batch = await Promise.all(wanted.slice(from, from + atOnce).map((name) => entryOf(inside, name)));
    entries.push(...batch.filter((entry) => entry !== null));
  }
  return { entries, isComplete: wanted.length === names.length };
}

/**
 * A path may exist here as well as on the engine's machine. The engine tells when the inode of a volume last changed (moby
 * `volume/local`: the folder of the data, in some versions the one above), and no other folder has that very second.
 */
async function isSame({ Driver, Options, Mountpoint, CreatedAt }: Volume): Promise<boolean> {
  // With options, the data is somewhere else until a container mounts it here.
  if (Driver !== 'local' || Object.keys(Options ?? {}).length > 0) return false;
  const second = Math.floor(Date.parse(CreatedAt ?? '') / 1000);
  const found = await Promise.all(
    [Mountpoint, dirname(Mountpoint)].map((path) => stat(path).catch(() => null)),
  );
  return found.some((one) => one !== null && Math.floor(one.ctimeMs / 1000) === second);
}

/** Step by step from the folder that is open, so that nobody who renames or links meanwhile leads it elsewhere. */
async function openFolder(top: string, parts: readonly string[]): Promise<FileHandle | null> {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  let at: FileHandle | null = null;
  try {
    at = await open(top, constants.O_RDONLY | constants.O_DIRECTORY);
    for (const part of parts) {
      const next = await open(`/proc/self/fd/${at.fd}/${part}`, flags);
      await at.close();
      at = next;
    }
    return at;
  } catch {
    await at?.close();
    return null;
  }
}

/** Null for what vanished meanwhile. */
async function entryOf(folder: string, name: Buffer): Promise<FileEntry | null> {
  const path = Buffer.concat([Buffer.from(`${folder}/`), name]);
  try {
    const stats = await lstat(path);
    const kind = kindOf(stats);
    return {
      ...nameOf(name),
      kind,
      sizeBytes: kind === 'file' ? stats.size : 0,
      mode: stats.mode & 0o7777,
      uid: stats.uid,
      gid: stats.gid,
      modifiedAtMs: Math.max(0, Math.trunc(stats.mtimeMs)),
      linkTarget: kind === 'link' ? await readlink(path) : null,
    };
  } catch {
    return null;
  }
}

function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isFIFO()) return 'pipe';
  if (stats.isSocket()) return 'socket';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'device' : 'unknown';
}
