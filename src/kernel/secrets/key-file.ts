import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, open, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NexusError } from '../errors.ts';
import { Secret } from './secrets.ts';

const maxKeyFileBytes = 1024;

/**
 * Reads a key file, or resolves to undefined when there is none.
 * @throws NexusError `secret-key-exposed` when others than its owner may read or write it.
 */
export async function readKeyFile(path: string): Promise<Secret | undefined> {
  const file = await openExisting(path);
  if (!file) return undefined;
  try {
    // Asked of the open file, so that it cannot be swapped in between.
    const { mode } = await file.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw exposed(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxKeyFileBytes), 0, maxKeyFileBytes, 0);
    return new Secret(buffer.toString('utf8', 0, bytesRead).trim());
  } finally {
    await file.close();
  }
}

/**
 * Writes a file that only its owner may read, complete and forced to disk before it has its name.
 * Resolves to false, and changes nothing, when there is one already.
 */
export async function createPrivateFile(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft);
  }
  await syncFolder(dirname(path));
  return true;
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new NexusError('secret-key-missing', 500, `The secret key file ${path} cannot be read.`, { cause });
  }
}

export function isMissing(error: unknown): boolean {
  return isCode(error, 'ENOENT');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function exposed(path: string): NexusError {
  return new NexusError(
    'secret-key-exposed',
    500,
    `The secret key file ${path} can be read or written by others. Run: chmod 600 ${path}`,
  );
}
