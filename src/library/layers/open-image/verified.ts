import { createHash } from 'node:crypto';
import { TarError } from '../tar-error.ts';

/** The same bytes; at their end throws a `TarError` of kind `malformed` when they have another digest (OCI descriptor). */
export async function* verified(chunks: AsyncIterable<Buffer>, digest: string): AsyncGenerator<Buffer, void> {
  const [algorithm = '', expected] = digest.split(':');
  const hash = createHash(algorithm);
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== expected) throw new TarError('malformed', `It is not ${digest}.`);
}
