import { copyFileSync, existsSync, openSync, readSync, closeSync, renameSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { NexusError } from '../errors.ts';
import { newestVerifiedBackup, timeInName } from './database-backups.ts';
import { renameDurably, syncToDisk } from './durable-file.ts';
import { applicationId, createSqliteFile } from './sqlite-file.ts';
import type { OpenReport, OpenRequest } from './sqlite-request.ts';

/** What is wrong with a file by its first hundred bytes (sqlite.org/fileformat.html, 1.3), or undefined. */
export function headerDamage(path: string): string | undefined {
  const header = Buffer.alloc(100);
  const descriptor = openSync(path, 'r');
  const length = readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  if (length === 0) return 'it is empty (0 bytes)';
  if (length < 100 || !header.toString('latin1').startsWith('SQLite format 3\0'))
    return 'it is not a database';
  const owner = header.readUInt32BE(68);
  if (owner !== applicationId) return `it belongs to another program (application id ${owner})`;
  return undefined;
}

/** A file shorter than its header says, with no log that could hold the rest. */
export function truncation(path: string): string | undefined {
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (wal && wal.size > 0) return undefined;
  const header = Buffer.alloc(100);
  const descriptor = openSync(path, 'r');
  readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const expectedBytes = header.readUInt32BE(28) * pageBytes;
  const actualBytes = statSync(path).size;
  if (actualBytes >= expectedBytes) return undefined;
  return `it was cut off (${actualBytes} of ${expectedBytes} bytes)`;
}

/** Moves a damaged file and its log out of the way, together, as `<name>.db.corrupt.<utc>`. */
export function setAside(path: string, nowMs: number): string | undefined {
  const target = `${path}.corrupt.${timeInName(nowMs)}`;
  const parts = ['', '-wal', '-shm'].filter((suffix) => existsSync(path + suffix));
  for (const suffix of parts) renameSync(path + suffix, target + suffix);
  if (parts.length > 0) syncToDisk(dirname(path));
  return parts.length > 0 ? target : undefined;
}

/**
 * Goes on after damage as the person chose.
 * @throws NexusError `database-damaged` when they have not chosen yet, or nothing can be restored.
 */
export function recover(
  request: OpenRequest,
  path: string,
  damage: { readonly found: string; readonly setAside: string | undefined },
): Pick<OpenReport, 'outcome' | 'restoredFrom'> {
  if (request.damaged === 'accept-empty') {
    createSqliteFile(path);
    return { outcome: 'started-empty', restoredFrom: undefined };
  }
  const backup = newestVerifiedBackup(request.folder, request.name);
  if (request.damaged === 'stop' || !backup) {
    throw new NexusError('database-damaged', 503, damageMessage(path, damage, backup));
  }
  copyFileSync(backup, `${path}.new`);
  renameDurably(`${path}.new`, path);
  return { outcome: 'restored', restoredFrom: backup };
}

function damageMessage(
  path: string,
  damage: { readonly found: string; readonly setAside: string | undefined },
  backup: string | undefined,
): string {
  const where = damage.setAside ? ` It was set aside as ${damage.setAside}.` : '';
  const restore = backup
    ? `To go back to the backup ${backup}, start once with NEXUS_DATABASE_DAMAGED=restore.`
    : 'There is no usable backup of it in the folder backups.';
  return (
    `The database ${basename(path)} cannot be used: ${damage.found}.${where} Nothing was replaced. ${restore} ` +
    'To start it empty and lose what it held, start once with NEXUS_DATABASE_DAMAGED=start-empty.'
  );
}
