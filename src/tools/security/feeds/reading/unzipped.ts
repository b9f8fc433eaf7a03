import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { FeedError } from '../feed.ts';

/** The content of a gzip file as it streams by; what is no gzip file is passed on as it is. Throws `FeedError` where it is damaged. */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Uint8Array, void> {
  const source = chunks[Symbol.asyncIterator]();
  let start: Uint8Array = Buffer.alloc(0);
  while (start.length < 2) {
    const step = await source.next();
    if (step.done) break;
    start = Buffer.concat([start, step.value]);
  }
  if (start.length === 0) throw new FeedError('It is empty.');
  const whole = resumed(start, source);
  yield* bounded(start[0] === 0x1f && start[1] === 0x8b ? inflated(whole) : whole, mostBytes);
}

async function* resumed(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield first;
  try {
    for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value;
  } finally {
    await rest.return?.();
  }
}

async function* inflated(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip();
  const fed = pipeline(Readable.from(chunks), gunzip);
  // It is heard below, through the stream that it ends.
  fed.catch(() => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
    await fed;
  } catch (error) {
    throw error instanceof FeedError ? error : new FeedError('It cannot be unpacked.', { cause: error });
  } finally {
    gunzip.destroy();
  }
}

async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new FeedError(`It is longer than ${mostBytes} bytes.`);
    yield chunk;
  }
}
