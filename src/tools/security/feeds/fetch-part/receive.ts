import { open, type FileHandle } from 'node:fs/promises';
import { crc32c, crcText } from './crc32c.ts';
import { FetchFault, onDisk } from './fetch-fault.ts';
import { discard, writeNote, type DownloadFiles, type KeptDownload } from './kept-download.ts';
import type { Answer } from './transport.ts';
import { watched, type Watch } from './watched.ts';

export interface Received {
  readonly sizeBytes: number;
}

/**
 * Writes the body of an answer behind what was kept, and checks its length and checksum. When it breaks off, what came is kept where it
 * can be resumed.
 */
export async function receive(
  files: DownloadFiles,
  answer: Answer,
  start: Omit<KeptDownload, 'strongValidator'> & { readonly strongValidator: string | null },
  watch: Watch,
  mostBytes: number,
): Promise<Received> {
  const { strongValidator } = start;
  let { bytes, crc } = start;
  await using file = await onDisk(open(files.content, bytes > 0 ? 'r+' : 'w', 0o600));
  try {
    for await (const chunk of watched(answer.body, watch, mostBytes - bytes)) {
      await onDisk(writeAll(file, chunk, bytes));
      bytes += chunk.length;
      crc = crc32c(chunk, crc);
    }
    if (start.totalBytes !== null && bytes !== start.totalBytes)
      throw new FetchFault('broken-off', 'It has another length than was said.');
    const expected = start.validators.crc32c;
    if (expected !== null && crcText(crc) !== expected)
      throw new FetchFault('damaged', 'It has another checksum than was said.');
    return { sizeBytes: bytes };
  } catch (error) {
    const mayResume = strongValidator !== null && bytes > 0 && isBreak(error);
    if (mayResume) await writeNote(files, { ...start, strongValidator, bytes, crc });
    else await discard(files);
    throw error;
  } finally {
    answer.discard();
  }
}

async function writeAll(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let sent = 0; sent < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, sent, chunk.length - sent, position + sent);
    sent += bytesWritten;
  }
}

/** Also when the caller ends it: the next start goes on from there. */
function isBreak(error: unknown): boolean {
  return (
    !(error instanceof FetchFault) ||
    ['broken-off', 'stalled', 'timeout', 'unreachable'].includes(error.reason)
  );
}
