import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { FeedError, type FeedPart } from '../feed.ts';
import { gunzipped } from '../reading/unzipped.ts';
import { FetchFault, onDisk } from './fetch-fault.ts';

const mostUnpackedBytes = 4 * 1024 ** 3;
/** The record that ends a zip, with the longest comment behind it (APPNOTE 4.3.16). */
const mostZipEndBytes = 22 + 65_535;
const zipEnd = Buffer.from('PK\u0005\u0006');

/** Throws `damaged` where the end of a file is not there, as far as its format tells. */
export async function checkEnd(
  path: string,
  format: FeedPart['format'],
  encoding: string | null,
): Promise<void> {
  if (format === 'zip') await checkZip(path);
  if (format === 'gzip' || encoding === 'gzip') await checkGzip(path);
}

async function checkZip(path: string): Promise<void> {
  await using file = await onDisk(open(path));
  const { size } = await onDisk(file.stat());
  const length = Math.min(size, mostZipEndBytes);
  const { buffer } = await onDisk(file.read(Buffer.alloc(length), 0, length, size - length));
  if (buffer.lastIndexOf(zipEnd) < 0) throw damaged();
}

async function checkGzip(path: string): Promise<void> {
  try {
    for await (const _ of gunzipped(createReadStream(path), mostUnpackedBytes));
  } catch (error) {
    if (error instanceof FeedError) throw damaged(error);
    throw error;
  }
}

function damaged(cause?: unknown): FetchFault {
  return new FetchFault('damaged', 'The file is not whole.', { cause });
}
