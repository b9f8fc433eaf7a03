import type { Stats } from 'node:fs';
import { lstat, readdir, readlink, realpath, statfs } from 'node:fs/promises';
import { messageOf } from '../../command-error.ts';
import { mostFileBytes, type TarMember } from './tar-header.ts';

/** A member, and for a file where its content is. */
export interface FolderMember extends TarMember {
  readonly path: Buffer | null;
}

/** Something in the folder that did not get into the archive, so that what it holds is not known. */
export interface FolderProblem {
  /** Relative to the folder. */
  readonly path: string;
  readonly why: string;
}

export type TellProblem = (problem: FolderProblem) => void;

/** Further hard links are sent as files of their own. */
const mostLinks = 100_000;
/** Views of the kernel that hold no files: proc, sysfs, devpts, cgroup 1 and 2, debugfs, tracefs, securityfs, pstore, bpf, mqueue. */
const kernelViews = new Set([
  0x9fa0, 0x62656572, 0x1cd1, 0x27e0eb, 0x63677270, 0x64626720, 0x74726163, 0x73636673, 0x6165676c,
  0xcafe4a11, 0x19800202,
]);

/**
 * All that lies in a folder, in the order of its names, what is not a folder first, so that the index of an OCI layout comes before its
 * blobs. No link is followed. Devices, pipes and sockets hold nothing to read and are left out; what cannot be read is told.
 */
export async function* folderMembers(root: string, tell: TellProblem): AsyncGenerator<FolderMember, void> {
  const top = await realpath(root, 'latin1');
  const base = top === '/' ? '' : top;
  const firstNames = new Map<string, string>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const deeper: string[] = [];
    for (const name of await namesIn(base, folder, tell)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const place = bytesOf(`${base}/${path}`);
      const found = await attempt(path, tell, async () => await lstat(place));
      const member = found && (await memberOf(found, path, place, firstNames, tell));
      if (!found || !member) continue;
      if (member.kind === 'folder' && !(await isKernelView(place))) deeper.push(path);
      yield member;
    }
    open.push(...deeper.toReversed());
  }
}

/** Undefined for what is left out. */
async function memberOf(
  stats: Stats,
  path: string,
  place: Buffer,
  firstNames: Map<string, string>,
  tell: TellProblem,
): Promise<FolderMember | undefined> {
  const member = {
    name: path,
    mode: stats.mode,
    modifiedAtMs: stats.mtimeMs,
    sizeBytes: 0,
    linkTarget: '',
    path: null,
  };
  if (stats.isDirectory()) return { ...member, name: `${path}/`, kind: 'folder' };
  if (stats.isSymbolicLink()) {
    const linkTarget = await attempt(path, tell, async () => await readlink(place, 'latin1'));
    return linkTarget === undefined ? undefined : { ...member, kind: 'link', linkTarget };
  }
  if (!stats.isFile()) return undefined;
  if (stats.size > mostFileBytes) {
    tell({ path: shown(path), why: 'It is larger than 8 GiB.' });
    return undefined;
  }
  const inode = `${stats.dev}:${stats.ino}`;
  const first = stats.nlink > 1 ? firstNames.get(inode) : undefined;
  if (first !== undefined) return { ...member, kind: 'hard-link', linkTarget: first };
  if (stats.nlink > 1 && firstNames.size < mostLinks) firstNames.set(inode, path);
  return { ...member, kind: 'file', sizeBytes: stats.size, path: place };
}

async function namesIn(base: string, folder: string, tell: TellProblem): Promise<readonly string[]> {
  const path = folder === '' ? base || '/' : `${base}/${folder}`;
  const names = await attempt(folder, tell, async () => {
    // Somebody may have put a link in its place meanwhile, or in that of a folder above.
    if ((await realpath(bytesOf(path), 'latin1')) !== path) throw new Error('It is a link now.');
    return await readdir(bytesOf(path), 'latin1');
  });
  return (names ?? []).toSorted((one, other) => (one < other ? -1 : 1));
}

async function isKernelView(place: Buffer): Promise<boolean> {
  try {
    return kernelViews.has((await statfs(place)).type);
  } catch {
    return false;
  }
}

async function attempt<Result>(
  path: string,
  tell: TellProblem,
  action: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await action();
  } catch (error) {
    tell({ path: shown(path), why: messageOf(error) });
    return undefined;
  }
}

function bytesOf(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

export function shown(path: string): string {
  return bytesOf(path).toString('utf8');
}
