import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** The better of the two that `Accept-Encoding` allows (RFC 9110, 12.5.3), or undefined. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const allowed = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((entry) => entry.split(';').map((part) => part.trim()))
      .filter(([, ...parameters]) => !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)))
      .map(([name]) => name),
  );
  return (['br', 'gzip'] as const).find((encoding) => allowed.has(encoding));
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * `once` squeezes what is kept and sent often; `often` costs little time and, with a window of 256 KiB instead of 4 MiB,
 * little memory for each answer that is under way.
 */
export async function compress(
  bytes: Uint8Array,
  encoding: Encoding,
  effort: 'once' | 'often',
): Promise<Buffer<ArrayBuffer>> {
  if (encoding === 'gzip') return exactly(await gzipped(bytes, { level: effort === 'once' ? 9 : 6 }));
  const quality = effort === 'once' ? 9 : 4;
  return exactly(
    await brotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 18 },
    }),
  );
}

function exactly(bytes: Buffer): Buffer<ArrayBuffer> {
  return Buffer.from(bytes);
}
