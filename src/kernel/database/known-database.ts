import { readFileSync, statSync } from 'node:fs';
import { writeDurably } from './durable-file.ts';

/**
 * What is remembered of a database outside it, in `<name>.db.meta`: that it existed, so that a file which vanished or was
 * emptied is noticed, and how it looked when it was last closed, so that any other look is checked.
 */
export interface KnownDatabase {
  readonly createdAtMs: number;
  /** Absent while open and after a crash. */
  readonly closed?: FileLook | undefined;
  /** The last time a damaged file was moved out of the way. */
  readonly setAside?: { readonly path: string; readonly found: string; readonly atMs: number } | undefined;
}

interface FileLook {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** A meta file that cannot be read counts as absent: the database itself decides. */
export function readKnownDatabase(path: string): KnownDatabase | undefined {
  try {
    return JSON.parse(readFileSync(`${path}.meta`, 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeKnownDatabase(path: string, known: KnownDatabase): void {
  writeDurably(`${path}.meta`, JSON.stringify(known));
}

export function lookAt(path: string): FileLook {
  const { size, mtimeMs } = statSync(path);
  return { sizeBytes: size, modifiedMs: Math.floor(mtimeMs) };
}

/** True when the database was closed in order and nobody touched the file since. */
export function isAsClosed(path: string, known: KnownDatabase | undefined): boolean {
  const look = lookAt(path);
  return known?.closed?.sizeBytes === look.sizeBytes && known.closed.modifiedMs === look.modifiedMs;
}
