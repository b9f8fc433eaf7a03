import { FeedError } from '../../feeds/feed.ts';
import { FetchFault } from '../../feeds/fetch-part/fetch-fault.ts';
import { IndexError } from '../../advisories/row-values.ts';
import { TarError } from '#library/layers/tar-error.ts';
import type { ThreadFailure } from './index-requests.ts';

/** The index was damaged; the message says what became of it. */
export class DamagedIndex extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DamagedIndex';
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html). */
const damaged = new Set([11, 26]);
/** SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN. */
const ofDisk = new Set([8, 10, 13, 14]);
const codesOfDisk = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO', 'EMFILE']);

export function isDamage(error: unknown): boolean {
  return damaged.has(sqliteCode(error) ?? 0);
}

/** An error as it crosses to the other thread. */
export function threadFailure(error: unknown, signal: AbortSignal): ThreadFailure {
  if (error instanceof DamagedIndex) return { kind: 'damaged', detail: error.message };
  if (signal.aborted) return { kind: 'aborted', detail: 'It is not wanted any more.' };
  const detail = error instanceof Error ? error.message : String(error);
  if (isOfDisk(error)) return { kind: 'disk', detail: `The disk is full or cannot be written: ${detail}` };
  const isRefusal = [IndexError, FeedError, FetchFault, TarError].some((kind) => error instanceof kind);
  if (isRefusal) return { kind: 'refused', detail };
  return { kind: 'failed', detail: (error instanceof Error ? error.stack : undefined) ?? detail };
}

function isOfDisk(error: unknown): boolean {
  if (ofDisk.has(sqliteCode(error) ?? 0)) return true;
  return error instanceof Error && 'code' in error && codesOfDisk.has(String(error.code));
}

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode % 256 : undefined;
}
