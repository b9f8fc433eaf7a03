import type { UploadEndpoint } from '#contracts/contract.ts';
import type { UploadBody } from '#contracts/transfer.ts';
import { NexusError } from '#kernel/errors.ts';
import type { HeaderReader } from './connection.ts';

/**
 * The body of an upload, counted as it is read. Throws 413 and 415 at once where the head says enough. Iterating throws 413
 * for one that grows too long, and `incomplete` for one that is cut short.
 */
export function uploadBody(
  chunks: AsyncIterable<Uint8Array>,
  header: HeaderReader,
  { bodyLimitBytes }: UploadEndpoint,
): UploadBody {
  const announced = header('content-length');
  const lengthBytes = announced === undefined ? undefined : Number(announced);
  if (lengthBytes !== undefined && lengthBytes > bodyLimitBytes) throw tooLarge(bodyLimitBytes);
  // No plain form of another site can send this type without the browser asking first.
  if (!/^application\/octet-stream\s*(;|$)/i.test(header('content-type') ?? '')) {
    throw new NexusError('unsupported-media-type', 415, 'A file must be sent as application/octet-stream.');
  }
  if ((header('content-encoding') ?? 'identity') !== 'identity') {
    throw new NexusError('unsupported-media-type', 415, 'A file must be sent without compression.');
  }
  return { lengthBytes, [Symbol.asyncIterator]: () => counted(chunks, bodyLimitBytes, lengthBytes) };
}

export async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
  lengthBytes: number | undefined,
): AsyncGenerator<Uint8Array, void> {
  let arrivedBytes = 0;
  try {
    for await (const chunk of chunks) {
      arrivedBytes += chunk.length;
      if (arrivedBytes > limitBytes) throw tooLarge(limitBytes);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof NexusError) throw error;
    throw cutShort(error);
  }
  if (lengthBytes !== undefined && arrivedBytes !== lengthBytes) throw cutShort();
}

function cutShort(cause?: unknown): NexusError {
  return new NexusError('incomplete', 400, 'The file was cut short.', { cause });
}

function tooLarge(limitBytes: number): NexusError {
  return new NexusError('too-large', 413, `A file may have at most ${limitBytes} bytes here.`);
}
