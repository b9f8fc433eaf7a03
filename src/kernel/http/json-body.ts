import { invalid, NexusError } from '#kernel/errors.ts';
import type { HeaderReader } from './connection.ts';
import { deepestJson, isTooDeep } from './json-depth.ts';
import { readRawBody } from './raw-body.ts';

/**
 * Reads a JSON body of at most `limitBytes`, counted as it arrives. Undefined when there is none. Throws 413, 415 or
 * `invalid`. Leaves the rest of a body that was too long unread.
 */
export async function readJsonBody(
  chunks: AsyncIterable<Uint8Array>,
  header: HeaderReader,
  limitBytes: number,
): Promise<unknown> {
  const bytes = await readRawBody(chunks, header, limitBytes);
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

function parseJson(bytes: Buffer): unknown {
  if (isTooDeep(bytes))
    throw invalid(`The body nests lists and objects more than ${deepestJson} deep. Write it flatter.`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's message quotes the body.
    throw invalid('The body is not valid JSON in UTF-8.');
  }
}
