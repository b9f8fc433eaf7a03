import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** One line; empty when the input ends, or the signal comes, before there is one. */
export async function readLine(input: Readable, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input, signal });
  const { promise, resolve } = Promise.withResolvers<string>();
  lines.once('line', resolve);
  lines.once('close', () => resolve(''));
  const line = await promise;
  lines.close();
  return line;
}
