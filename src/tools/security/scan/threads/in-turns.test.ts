import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

async function* thereAlready(count: number): AsyncGenerator<Buffer, void> {
  const piece = Buffer.alloc(1024 * 1024);
  for (let at = 0; at < count; at += 1) yield piece;
}

test('what is there without waiting is told in large parts, and lets a deadline have its turn', async () => {
  const over = new AbortController();
  setImmediate(() => over.abort());
  const told: number[] = [];
  let [bytes, bytesBefore] = [0, 0];
  for await (const piece of inTurns(thereAlready(50), (read) => told.push(read))) {
    bytes += piece.length;
    if (!over.signal.aborted) bytesBefore = bytes;
  }
  expect(bytes).toBe(50 * 1024 * 1024);
  expect(bytesBefore).toBeLessThan(20 * 1024 * 1024);
  expect(told).toEqual([16, 16, 16].map((mebibytes) => mebibytes * 1024 * 1024));
});
