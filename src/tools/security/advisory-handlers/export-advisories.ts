import { open, type FileHandle } from 'node:fs/promises';
import type { Download } from '#contracts/transfer.ts';
import type { SecurityParts } from '../security-parts.ts';
import type { TemporaryFiles } from '../temporary-files/open-temporary-files.ts';
import { advisoryFileError } from './advisory-file-error.ts';

/** All advisories as one file. It has no name any more while it is sent, so that nothing of it can stay. Rejects with NexusError. */
export async function exportAdvisories(
  { advisories, kernel }: Pick<SecurityParts, 'advisories' | 'kernel'>,
  files: TemporaryFiles,
  signal: AbortSignal,
): Promise<Download> {
  await using file = files.place();
  try {
    await advisories.exportFile(file.path);
  } catch (error) {
    throw advisoryFileError(error);
  }
  signal.throwIfAborted();
  const handle = await open(file.path);
  const { size } = await handle.stat();
  const day = new Date(kernel.clock.now()).toISOString().slice(0, 10);
  return { fileName: `nexus-advisories-${day}.bundle`, lengthBytes: size, chunks: chunksOf(handle, signal) };
}

const pieceBytes = 256 * 1024;

/** Who never begins to read is gone, which the signal says. */
function chunksOf(handle: FileHandle, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const close = () => void handle.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  async function* chunks(): AsyncGenerator<Uint8Array, void> {
    try {
      for (;;) {
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      signal.removeEventListener('abort', close);
      await handle.close();
    }
  }
  return chunks();
}
