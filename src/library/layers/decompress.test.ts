import { randomBytes } from 'node:crypto';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decompress } from './decompress.ts';
import { inPieces, inReusedPieces } from './fake-layer.ts';

const noise = randomBytes(300_000);
const word = Buffer.from('word');
const skippable = Buffer.from([0x5f, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
const checked = zstdCompressSync(noise, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
const repeated = zstdCompressSync(Buffer.alloc(200_000));
const many = Buffer.concat([
  skippable,
  zstdCompressSync(word),
  skippable,
  checked,
  zstdCompressSync(word),
  skippable,
]);

async function inflated(bytes: Buffer, size = 1000): Promise<Buffer> {
  const pieces = decompress(inReusedPieces(bytes, size));
  return Buffer.concat(await Array.fromAsync(pieces, (piece) => Buffer.from(piece)));
}

test.each<[string, Buffer, Buffer]>([
  ['what is not compressed', noise, noise],
  ['nothing', Buffer.alloc(0), Buffer.alloc(0)],
  ['one byte', Buffer.from('x'), Buffer.from('x')],
  ['gzip', gzipSync(noise), noise],
  [
    'gzip of several members',
    Buffer.concat([gzipSync(word), gzipSync(noise), gzipSync(word)]),
    Buffer.concat([word, noise, word]),
  ],
  [
    'a few bytes of gzip',
    Buffer.concat([gzipSync(word), gzipSync(word), Buffer.alloc(9)]),
    Buffer.concat([word, word]),
  ],
  [
    'a few bytes of zstd',
    Buffer.concat([skippable, zstdCompressSync(word), skippable, zstdCompressSync(word), skippable]),
    Buffer.concat([word, word]),
  ],
  ['gzip with zeros behind', Buffer.concat([gzipSync(noise), Buffer.alloc(3000)]), noise],
  ['zstd', checked, noise],
  ['zstd that repeats a byte', repeated, Buffer.alloc(200_000)],
  ['zstd of several frames, some skippable', many, Buffer.concat([word, noise, word])],
])('%s is read, whatever the pieces', async (_, bytes, expected) => {
  for (const size of [1, 7, 512, 65_536, 10_000_000]) {
    // A piece costs a round trip to another thread.
    if (size < 512 && bytes.length > 1000) continue;
    expect((await inflated(bytes, size)).equals(expected)).toBe(true);
  }
});

const flipped = Buffer.from(checked);
flipped[flipped.length - 1]! ^= 1;

test.each<[string, Buffer, string]>([
  ['gzip that ends midway', gzipSync(noise).subarray(0, 1000), 'truncated'],
  ['zstd that ends midway', checked.subarray(0, 1000), 'truncated'],
  ['zstd that ends in a second frame', many.subarray(0, -20), 'truncated'],
  ['gzip with something else behind', Buffer.concat([gzipSync(noise), word]), 'malformed'],
  ['zstd with something else behind', Buffer.concat([checked, word]), 'malformed'],
  ['zstd with a wrong checksum', flipped, 'malformed'],
  ['xz', Buffer.from('fd377a585a0000', 'hex'), 'malformed'],
  ['bzip2', Buffer.from('BZh91AY'), 'malformed'],
  ['a trap of gzip', gzipSync(Buffer.alloc(3_000_000)), 'too-large'],
  ['a trap of zstd', zstdCompressSync(Buffer.alloc(3_000_000)), 'too-large'],
])('%s is refused', async (_, bytes, kind) => {
  for (const size of [10_000, 1_000_000]) await expect(inflated(bytes, size)).rejects.toMatchObject({ kind });
});

test('no more than the bound is read', async () => {
  const bounds = { mostBytes: 1000, mostRatio: 200, freeBytes: 1000 };
  await expect(Array.fromAsync(decompress(inPieces(noise), bounds))).rejects.toMatchObject({
    kind: 'too-large',
  });
});

test.each([
  ['gzip', gzipSync(noise)],
  ['no compression', noise],
])('with %s, leaving early ends the source and an error of the source comes through', async (_, bytes) => {
  let isEnded = false;
  async function* source(): AsyncGenerator<Buffer, void> {
    try {
      yield* inPieces(bytes);
      throw new Error('the line broke');
    } finally {
      isEnded = true;
    }
  }
  for await (const piece of decompress(source())) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  await expect.poll(() => isEnded).toBe(true);
  await expect(Array.fromAsync(decompress(source()))).rejects.toThrow('the line broke');
});
