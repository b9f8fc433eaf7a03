import { createHash, randomBytes } from 'node:crypto';
import { access, constants, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { conflict, NexusError } from '#kernel/errors.ts';
import type { FileOnDisk, FileToWrite } from './host-compose.ts';
import { whyUnreadable } from './why-unreadable.ts';

const maxFileBytes = 1_000_000;

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function readStackFile(path: string): Promise<FileOnDisk> {
  const nothing = { path, text: null, hash: null, isWritable: false, fixes: [] };
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) {
      return { ...nothing, state: 'unreadable', reason: `${path} is larger than 1 MB.` };
    }
    const bytes = await readFile(path);
    const hash = hashOf(bytes);
    const text = exactText(bytes);
    if (text === null) {
      return { ...nothing, hash, state: 'unreadable', reason: `${path} is not text in UTF-8.` };
    }
    const isWritable = await mayWrite(dirname(await realpath(path)));
    return { path, state: 'readable', text, hash, isWritable, reason: '', fixes: [] };
  } catch (error) {
    const why = await whyUnreadable(path, codeOf(error));
    const isWritable = why.state === 'missing' && (await mayWrite(dirname(path)));
    return { ...nothing, ...why, isWritable };
  }
}

/** The text with its byte order mark; null when writing it would not give the same bytes. */
function exactText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Checks all, prepares all beside their places, then gives each its name: a crash leaves every file whole, old or new.
 * A link stays a link, and mode and owner stay.
 */
export async function writeStackFiles(
  files: readonly FileToWrite[],
  recycleFolder: string,
): Promise<FileOnDisk[]> {
  const now = await Promise.all(files.map(({ path }) => readStackFile(path)));
  const changed = now.filter(({ hash }, index) => hash !== files[index]?.expectedHash);
  if (changed.length > 0) return changed;
  const wanted = files.filter(({ text }, index) => text !== now[index]?.text);
  const prepared: Prepared[] = [];
  try {
    for (const file of wanted) if (file.text !== null) prepared.push(await prepare(file, file.text));
    for (const one of prepared) await putInPlace(one);
    for (const { path, text } of wanted) if (text === null) await recycleFile(path, recycleFolder);
    return [];
  } catch (error) {
    await Promise.all(prepared.map(({ temporary }) => rm(temporary, { force: true })));
    throw writeError(error);
  }
}

interface Prepared {
  readonly temporary: string;
  readonly target: string;
  readonly text: string;
}

async function prepare({ path, isPrivate }: FileToWrite, text: string): Promise<Prepared> {
  const target = await realpath(path).catch(() => path);
  const former = await stat(target).catch(() => null);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  const file = await open(temporary, 'wx', isPrivate ? 0o600 : 0o644);
  try {
    await file.writeFile(text);
    if (former) {
      await file.chmod(former.mode & 0o7777);
      const { uid } = await file.stat();
      // Only root may give a file away; another account keeps what is its own.
      if (uid !== former.uid || process.getgid?.() !== former.gid) {
        await file.chown(former.uid, former.gid).catch(() => undefined);
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { temporary, target, text };
}

async function putInPlace({ temporary, target, text }: Prepared): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (error) {
    // A file that is mounted by itself cannot be replaced, only written.
    if (codeOf(error) !== 'EBUSY') throw error;
    const file = await open(target, 'r+');
    await file.truncate();
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await rm(temporary, { force: true });
  }
  await syncFolder(dirname(target));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function recycleFile(path: string, recycleFolder: string): Promise<void> {
  await mkdir(recycleFolder, { recursive: true, mode: 0o700 });
  await move(path, join(recycleFolder, `${basename(path)}.${randomBytes(6).toString('hex')}`));
}

/** Resolves to where the folder is then. Both are to be on one file system. */
export async function recycleStackFolder(
  path: string,
  recycleFolder: string,
  stamp: string,
): Promise<string> {
  await mkdir(recycleFolder, { recursive: true, mode: 0o700 });
  const place = join(recycleFolder, `${basename(path)}-${stamp}`);
  await move(path, place);
  return place;
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw writeError(error);
    const message = `${from} is on another file system than the recycle folder ${dirname(to)}. Move it away by hand.`;
    throw conflict(message, { cause: error });
  }
}

export async function makeStackFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw conflict(`There is a folder ${path} already. Choose another name.`);
    throw writeError(error);
  }
}

async function mayWrite(folder: string): Promise<boolean> {
  return await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

function writeError(error: unknown): unknown {
  const code = codeOf(error);
  const path = error instanceof Error && 'path' in error ? String(error.path) : 'the file';
  const reasons = new Map([
    ['EACCES', `NEXUS may not write ${path}. Give its folder to the account that NEXUS runs as.`],
    ['EPERM', `NEXUS may not write ${path}. Give its folder to the account that NEXUS runs as.`],
    ['EROFS', `${path} is on a file system that is mounted read-only.`],
    ['ENOSPC', 'The disk is full. Nothing was changed.'],
    ['ENOENT', `The folder of ${path} does not exist.`],
  ]);
  const message = reasons.get(code);
  return message === undefined ? error : new NexusError('not-writable', 409, message, { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
