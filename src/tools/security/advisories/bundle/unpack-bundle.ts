import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { decompress } from '#library/layers/decompress.ts';
import { writeDatabase } from '../foreign-file.ts';
import { IndexError } from '../row-values.ts';
import { BundleHeader, mostHeaderBytes } from './bundle-header.ts';

const newLine = 10;
/** An index is packed three to ten times smaller; what goes on beyond is a trap. */
const suspicious = { mostRatio: 100, freeBytes: 64 * 1024 ** 2 };
const notABundle = 'This is no bundle of advisories.';

/**
 * Writes the index in a bundle to `unpackedPath`, checked against what its first line says; removed again when it is not that.
 * @throws IndexError, TarError for what is no zstd.
 */
export async function unpackBundle(
  path: string,
  unpackedPath: string,
  mostBytes: number,
): Promise<BundleHeader> {
  const { header, bodyAt } = await readHeader(path);
  if (header.sizeBytes > mostBytes)
    throw new IndexError(`The bundle holds ${header.sizeBytes} bytes; ${mostBytes} are taken at most.`);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    for await (const piece of pieces) {
      sizeBytes += piece.length;
      if (sizeBytes > header.sizeBytes) throw new IndexError('The bundle is longer than it says.');
      hash.update(piece);
      yield piece;
    }
  }
  // One byte more may come, so that what is too long is called so.
  const bounds = { mostBytes: header.sizeBytes + 1, ...suspicious };
  try {
    const pieces = decompress(createReadStream(path, { start: bodyAt }), bounds);
    await writeDatabase(unpackedPath, counted(pieces), header.sizeBytes);
    if (sizeBytes !== header.sizeBytes || hash.digest('hex') !== header.sha256)
      throw new IndexError('The bundle is damaged: it does not hold what it says.');
    return header;
  } catch (error) {
    await rm(unpackedPath, { force: true });
    throw error;
  }
}

async function readHeader(path: string): Promise<{ readonly header: BundleHeader; readonly bodyAt: number }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path, { end: mostHeaderBytes })) {
    if (!Buffer.isBuffer(chunk)) throw new IndexError(notABundle);
    const end = chunk.indexOf(newLine);
    chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
    if (end >= 0) return { header: headerOf(Buffer.concat(chunks).toString()), bodyAt: bytes + end + 1 };
    bytes += chunk.length;
  }
  throw new IndexError(notABundle);
}

function headerOf(text: string): BundleHeader {
  try {
    return BundleHeader.parse(JSON.parse(text));
  } catch (cause) {
    throw new IndexError(notABundle, { cause });
  }
}
