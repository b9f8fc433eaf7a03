import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { messageOf } from '../../command-error.ts';
import { type FolderMember, folderMembers, shown, type TellProblem } from './folder-members.ts';
import { blockBytes, paddingOf, tarHeader } from './tar-header.ts';

const chunkBytes = 256 * 1024;

/** A folder as a tar archive, made while it is taken. A file that cannot be read is told and left out, or ends in zeros. */
export async function* tarFolder(root: string, tell: TellProblem): AsyncGenerator<Uint8Array, void> {
  const unreadable = new Set<string>();
  for await (const member of folderMembers(root, tell)) {
    // What leads to a file that is not in the archive would be a mistake in it.
    if (unreadable.has(member.linkTarget) && member.kind === 'hard-link') continue;
    if (member.path === null) yield tarHeader(member);
    else if (!(yield* file(member, member.path, tell))) unreadable.add(member.name);
  }
  yield Buffer.alloc(2 * blockBytes);
}

async function* file(
  member: FolderMember,
  path: Buffer,
  tell: TellProblem,
): AsyncGenerator<Uint8Array, boolean> {
  const failed = (error: unknown) => tell({ path: shown(member.name), why: messageOf(error) });
  let handle: FileHandle;
  try {
    // It may be a link or a pipe by now.
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    failed(error);
    return false;
  }
  try {
    if (!(await handle.stat()).isFile()) throw new Error('It is no file any more.');
    yield tarHeader(member);
    yield* content(handle, member.sizeBytes, failed);
    yield Buffer.alloc(paddingOf(member.sizeBytes));
    return true;
  } finally {
    await handle.close();
  }
}

/** As many bytes as the header says, whatever becomes of the file. */
async function* content(
  handle: FileHandle,
  sizeBytes: number,
  failed: (error: unknown) => void,
): AsyncGenerator<Uint8Array, void> {
  let left = sizeBytes;
  while (left > 0) {
    const buffer = Buffer.alloc(Math.min(chunkBytes, left));
    const read = await handle.read(buffer).catch((error: unknown) => ({ bytesRead: 0, error }));
    if (read.bytesRead === 0) break;
    left -= read.bytesRead;
    yield buffer.subarray(0, read.bytesRead);
  }
  if (left > 0) failed(new Error('It changed, or could not be read to its end.'));
  for (; left > 0; left -= Math.min(chunkBytes, left)) yield Buffer.alloc(Math.min(chunkBytes, left));
}
