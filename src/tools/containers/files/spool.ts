import { open, rm, type FileHandle } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NexusError } from '#kernel/errors.ts';

/** Content that has arrived whole. Iterate any number of times; disposing forgets it. */
export interface Spooled extends AsyncDisposable {
  readonly sizeBytes: number;
  readonly content: AsyncIterable<Uint8Array>;
}

const inMemoryBytes = 4 * 1024 * 1024;

/**
 * Keeps content until all of it is there: the engine replaces a file the moment it sees its header, so half an upload would
 * have destroyed the old one. What is large waits in a file without a name, which ends with this process at the latest.
 */
export async function spool(content: AsyncIterable<Uint8Array>): Promise<Spooled> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  let file: FileHandle | undefined;
  try {
    for await (const chunk of content) {
      sizeBytes += chunk.length;
      if (sizeBytes <= inMemoryBytes) {
        // Whoever sends may use its buffer again.
        chunks.push(Uint8Array.from(chunk));
        continue;
      }
      file ??= await namelessFile();
      for (const waiting of [...chunks.splice(0), chunk]) await file.write(waiting);
    }
  } catch (error) {
    await file?.close();
    throw roomError(error);
  }
  const kept = file;
  return {
    sizeBytes,
    content: kept ? readBack(kept, sizeBytes) : fromMemory(chunks),
    [Symbol.asyncDispose]: async () => {
      await kept?.close();
    },
  };
}

async function namelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `nexus-upload-${randomBytes(8).toString('hex')}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path);
  return file;
}

async function* fromMemory(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* chunks;
}

async function* readBack(file: FileHandle, sizeBytes: number): AsyncGenerator<Uint8Array, void> {
  for (let position = 0; position < sizeBytes;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(256 * 1024), 0, 256 * 1024, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function roomError(error: unknown): unknown {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  if (!isFull) return error;
  return new NexusError(
    'no-room',
    507,
    `There is no room for this file in ${tmpdir()}, where NEXUS collects it first.`,
  );
}
