import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NexusError } from '../errors.ts';
import { removeFiles, writeDurably } from './durable-file.ts';
import { errcodeOf } from './sqlite-request.ts';

export interface DataFolderLock {
  release(): void;
}

/**
 * Takes a data folder for this process. The lock is one that SQLite holds in the kernel: it goes with the process however
 * that ends, and holds between containers, where process ids mean nothing to each other. `nexus.pid` only names the holder.
 * @throws NexusError `data-folder-in-use`
 */
export function lockDataFolder(folder: string, nowMs: number): DataFolderLock {
  const holderPath = join(folder, 'nexus.pid');
  const lock = new DatabaseSync(join(folder, 'nexus.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (errcodeOf(error) !== 5) throw error;
    throw new NexusError('data-folder-in-use', 503, inUse(folder, holderPath), { cause: error });
  }
  const since = new Date(nowMs).toISOString();
  writeDurably(holderPath, JSON.stringify({ pid: process.pid, host: hostname(), since }));
  return {
    release() {
      removeFiles(holderPath);
      lock.close();
    },
  };
}

function inUse(folder: string, holderPath: string): string {
  return (
    `The data folder ${folder} is in use by another NEXUS${holder(holderPath)}. ` +
    'Two on one folder would destroy it: stop that one, or give this one a folder of its own.'
  );
}

function holder(path: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(path, 'utf8'));
    return ` (process ${pid} on ${host}, since ${since})`;
  } catch {
    return '';
  }
}
