import { invalid, NexusError } from '#kernel/errors.ts';
import type { HeaderReader } from './connection.ts';

/**
 * Reads a JSON body of at most `limitBytes`, counted as it arrives. Undefined when there is none. Throws 413, 415 or
 * `invalid`. Leaves the rest of a body that was too long unread.
 */
export async function readJsonBody(
  chunks: AsyncIterable<Uint8Array>,
  header: HeaderReader,
  limitBytes: number,
): Promise<unknown> {
  if (Number(header('content-length') ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const bytes = await collect(chunks, limitBytes).catch((error: unknown) => {
    // Any other failure of the connection: there is nobody left to tell, and nothing of ours is broken.
    throw error instanceof NexusError ? error : new NexusError('incomplete', 400, 'The body was cut short.');
  });
  if (bytes.length === 0) return undefined;
  // Anything but JSON could be sent by a plain form of another site, without the browser asking first.
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(header('content-type') ?? '')) {
    throw new NexusError('unsupported-media-type', 415, 'The body must be sent as application/json.');
  }
  if ((header('content-encoding') ?? 'identity') !== 'identity') {
    throw new NexusError('unsupported-media-type', 415, 'The body must be sent without compression.');
  }
  return parseJson(bytes);
}

async function collect(chunks: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limitBytes) throw tooLarge(limitBytes);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's message quotes the body.
    throw invalid('The body is not valid JSON in UTF-8.');
  }
}

function tooLarge(limitBytes: number): NexusError {
  return new NexusError('too-large', 413, `The body may have at most ${limitBytes} bytes.`);
}
