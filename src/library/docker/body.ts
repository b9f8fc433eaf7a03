import type { IncomingMessage } from 'node:http';
import { EngineError, errorOfAnswer, errorOfConnection } from './engine-error.ts';

/** Large enough for the list of a thousand containers, small enough to survive a broken engine. */
export const maxBodyBytes = 32 * 1024 * 1024;
const maxErrorBytes = 64 * 1024;

/** Reads a whole body as text; a longer one, or one that is cut short, is an error. */
export async function readBody(
  response: IncomingMessage,
  target: string,
  limitBytes = maxBodyBytes,
): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limitBytes)
        throw new EngineError('refused', `The answer of ${target} is longer than ${limitBytes} bytes.`);
      chunks.push(chunk);
    }
  } catch (error) {
    response.destroy();
    throw errorOfConnection(error, target);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Throws for any status but 2xx, with the engine's own words. */
export async function expectSuccess(response: IncomingMessage, what: string, target: string): Promise<void> {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return;
  throw errorOfAnswer(status, await readBody(response, target, maxErrorBytes), what);
}
