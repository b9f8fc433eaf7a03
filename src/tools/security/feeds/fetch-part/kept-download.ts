import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32c } from './crc32c.ts';
import { onDisk } from './fetch-fault.ts';
import type { Validators } from './validators.ts';

/** Where a download goes, and where it is said how far it came. */
export interface DownloadFiles {
  readonly folder: string;
  readonly content: string;
  readonly note: string;
}

/** A download that broke off. */
export interface KeptDownload {
  readonly url: string;
  readonly bytes: number;
  /** Of the bytes that are there. */
  readonly crc: number;
  /** Null: not known. */
  readonly totalBytes: number | null;
  /** For `If-Range`. */
  readonly strongValidator: string;
  readonly validators: Validators;
  readonly encoding: string | null;
  readonly startedAtMs: number;
}

const longestKeptMs = 24 * 3_600_000;
const mostNoteBytes = 16 * 1024;

export function downloadFiles(folder: string, name: string): DownloadFiles {
  const safe = name.replace(/[^\w.-]+/g, '-').slice(0, 150);
  return { folder, content: join(folder, `${safe}.download`), note: join(folder, `${safe}.download.json`) };
}

/** What is left of an earlier attempt, when it is for the same address, fresh, within bounds and still the bytes that came. */
export async function readKept(
  files: DownloadFiles,
  url: string,
  mostBytes: number,
  nowMs: number,
): Promise<KeptDownload | undefined> {
  const kept = await readNote(files);
  const isUsable =
    kept !== undefined &&
    kept.url === url &&
    kept.bytes > 0 &&
    kept.bytes <= mostBytes &&
    Math.abs(nowMs - kept.startedAtMs) < longestKeptMs;
  if (isUsable && (await isIntact(files, kept))) return kept;
  await discard(files);
  return undefined;
}

export async function writeNote(files: DownloadFiles, kept: KeptDownload): Promise<void> {
  await onDisk(writeFile(files.note, JSON.stringify(kept), { mode: 0o600 }));
}

export async function discard(files: DownloadFiles): Promise<void> {
  await onDisk(Promise.all([files.content, files.note].map((path) => rm(path, { force: true }))));
}

/** Makes the folder, and clears it of downloads that nobody came back for. */
export async function makeFolder({ folder }: DownloadFiles, nowMs: number): Promise<void> {
  await onDisk(mkdir(folder, { recursive: true, mode: 0o700 }));
  const names = (await onDisk(readdir(folder))).filter((name) => /\.download(\.json)?$/.test(name));
  await onDisk(Promise.all(names.map((name) => removeStale(join(folder, name), nowMs))));
}

async function removeStale(path: string, nowMs: number): Promise<void> {
  // Another part's may end while we look.
  const found = await stat(path).catch(() => undefined);
  if (found && nowMs - found.mtimeMs > 2 * longestKeptMs) await rm(path, { force: true });
}

async function readNote({ note }: DownloadFiles): Promise<KeptDownload | undefined> {
  try {
    const { size } = await stat(note);
    if (size > mostNoteBytes) return undefined;
    const value: unknown = JSON.parse(await readFile(note, 'utf8'));
    return isKept(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is KeptDownload {
  if (typeof value !== 'object' || value === null) return false;
  const { url, bytes, crc, strongValidator, startedAtMs, validators }: Partial<Record<string, unknown>> = {
    ...value,
  };
  return (
    typeof url === 'string' &&
    [bytes, crc, startedAtMs].every(Number.isSafeInteger) &&
    typeof strongValidator === 'string' &&
    typeof validators === 'object' &&
    validators !== null
  );
}

async function isIntact({ content }: DownloadFiles, kept: KeptDownload): Promise<boolean> {
  try {
    if ((await stat(content)).size !== kept.bytes) return false;
    let crc = 0;
    for await (const chunk of createReadStream(content) as AsyncIterable<Buffer>) crc = crc32c(chunk, crc);
    return crc === kept.crc;
  } catch {
    return false;
  }
}
