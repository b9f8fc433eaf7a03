import { promisify } from 'node:util';
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib';
import { ZipError } from './zip-error.ts';
import { assertReadable, type ZipHeader } from './zip-header.ts';

const inflateAside = promisify(inflateRaw);
/** Up to here, handing the work to another thread takes longer than the work. */
const inlineBytes = 64 * 1024;
const ratioFreeBytes = 1024 * 1024;
const maxRatio = 200;

/** What so many packed bytes may become: text packs ten to one, and what packs beyond this is a trap. */
export function mostUnpacked(packedBytes: number): number {
  return ratioFreeBytes + maxRatio * packedBytes;
}

/** The content of an entry whose sizes are known. `packed` is all of it. */
export async function unpack(packed: Buffer, header: ZipHeader): Promise<Buffer> {
  assertReadable(header);
  if (header.sizeBytes > mostUnpacked(packed.length)) {
    throw new ZipError('too-large', 'A part of the zip is packed beyond belief.');
  }
  const content = header.method === 0 ? packed : await inflated(packed, header.sizeBytes);
  if (content.length !== header.sizeBytes || crc32(content) !== header.crc32) {
    throw new ZipError('malformed', 'A part of the zip is damaged: its checksum is another.');
  }
  return content;
}

async function inflated(packed: Buffer, sizeBytes: number): Promise<Buffer> {
  const options = { maxOutputLength: Math.max(1, sizeBytes) };
  try {
    return packed.length <= inlineBytes
      ? inflateRawSync(packed, options)
      : await inflateAside(packed, options);
  } catch (error) {
    throw new ZipError('malformed', 'A part of the zip is damaged: it cannot be unpacked.', { cause: error });
  }
}
