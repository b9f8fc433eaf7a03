import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** With a checksum, so that a damaged row is known as such. */
const params = { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 3 };

/** JSON, compressed with zstd (RFC 8878). */
export async function packJson(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compress(JSON.stringify(value), { params }));
}

/** Undefined for what is damaged, or unpacks to more than `mostBytes`. The caller vouches for `T`: only NEXUS writes these. */
export async function unpackJson<T>(bytes: Uint8Array, mostBytes = 1024 ** 3): Promise<T | undefined> {
  try {
    const text = await decompress(bytes, { maxOutputLength: mostBytes });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was packed as it
    return JSON.parse(text.toString('utf8')) as T;
  } catch {
    return undefined;
  }
}
