import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { acceptedEncoding, compress } from './compression.ts';

test.each([
  [undefined, undefined],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.000, gzip; q=0', undefined],
  ['identity', undefined],
  ['*', undefined],
])('Accept-Encoding %s chooses %s', (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding);
});

test.each(['once', 'often'] as const)('what is compressed %s comes out as it went in', async (effort) => {
  const bytes = Buffer.from('NEXUS '.repeat(1000));
  expect(brotliDecompressSync(await compress(bytes, 'br', effort))).toEqual(bytes);
  expect(gunzipSync(await compress(bytes, 'gzip', effort))).toEqual(bytes);
});
