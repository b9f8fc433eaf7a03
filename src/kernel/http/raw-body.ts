import { NexusError } from '#kernel/errors.ts';
import type { HeaderReader } from './connection.ts';

/** Reads a body of at most `limitBytes`, counted as it arrives. Throws 413, or `incomplete`; the rest stays unread. */
export async function readRawBody(
  chunks: AsyncIterable<Uint8Array>,
  header: HeaderReader,
  limitBytes: number,
): Promise<Buffer> {
  if (Number(header('content-length') ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > limitBytes) throw tooLarge(limitBytes);
      parts.push(chunk);
    }
  } catch (error) {
    // Any other failure of the connection: there is nobody left to tell, and nothing of ours is broken.
    throw error instanceof NexusError ? error : new NexusError('incomplete', 400, 'The body was cut short.');
  }
  return Buffer.concat(parts);
}

function tooLarge(limitBytes: number): NexusError {
  return new NexusError('too-large', 413, `The body may have at most ${limitBytes} bytes.`);
}
