import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { spool } from './spool.ts';

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

test.each([0, 1000, 4 * 1024 * 1024, 4 * 1024 * 1024 + 1, 9_000_000])(
  '%i bytes come back as they came',
  async (size) => {
    const bytes = randomBytes(size);
    await using spooled = await spool(pieces(bytes));
    expect(spooled.sizeBytes).toBe(size);
    expect(Buffer.concat(await Array.fromAsync(spooled.content)).equals(bytes)).toBe(true);
  },
);

test('content that breaks off is not kept', async () => {
  async function* breaking(): AsyncGenerator<Uint8Array, void> {
    yield randomBytes(5_000_000);
    throw new Error('the client left');
  }
  await expect(spool(breaking())).rejects.toThrow('the client left');
});
