import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { nothingKept } from '../scan-context.ts';
import { scanImage } from '../scan-image.ts';
import { inChunks, sha256Of, tarOf } from '../test-layers.ts';
import { packScan } from '../layer/packed-scan.ts';
import { batched } from './batched.ts';
import { bufferPool } from './buffer-pool.ts';
import { openScanThreads } from './open-scan-threads.ts';

const threads = openScanThreads(1);
afterAll(() => threads[Symbol.asyncDispose]());

const { signal } = new AbortController();
const layer = tarOf(['a', 'x'.repeat(600_000)], ['b', 'y']);
const task = { name: 'layer', input: { diffId: null }, timeMs: 20_000 } as const;

test.each([1, 1000, 256 * 1024, 1_000_000])('pieces of %i bytes are the same in batches', async (size) => {
  const bytes = Buffer.from(layer.subarray(0, size === 1 ? 3000 : undefined));
  const batches = await Array.fromAsync(batched(inChunks(bytes, size), bufferPool(20)));
  expect(Buffer.concat(batches).equals(bytes)).toBe(true);
  expect(batches.every(({ length }) => length <= 512 * 1024)).toBe(true);
});

test('one thread does one task after the other, each with its own chunks', async () => {
  const layers = Array.from({ length: 5 }, (_, n) => tarOf([`file${n}`, 'x'.repeat(n * 1000)]));
  const scans = await Promise.all(layers.map((one) => threads.run(task, signal, () => inChunks(one, 700))));
  expect(scans.map(({ diffId }) => diffId)).toEqual(layers.map(sha256Of));
});

test('a source is read only as fast as the thread takes it, and left when nobody wants more', async () => {
  let [given, isLeft] = [0, false];
  async function* endless() {
    try {
      // No archive: the walk ends at the first block.
      for (;;) {
        given += 1;
        yield await Promise.resolve(Buffer.alloc(256 * 1024, 'x'));
      }
    } finally {
      isLeft = true;
    }
  }
  const leaving = AbortSignal.timeout(500);
  await expect(threads.run(task, leaving, endless)).rejects.toMatchObject({ name: 'TimeoutError' });
  const before = given;
  await sleep(100);
  expect(isLeft).toBe(true);
  expect(given - before).toBeLessThan(10);
});

test('a layer that does not end in time is a problem; what was found until then stands, and the next is read', async () => {
  const installed = 'Package: bash\nStatus: install ok installed\nVersion: 5.2-1\nArchitecture: amd64\n\n';
  async function* stuck() {
    const whole = tarOf(['var/lib/dpkg/status', installed], ['large', 'x'.repeat(900_000)]);
    yield await Promise.resolve(whole.subarray(0, 600_000));
    await new Promise(() => undefined);
  }
  const facts = { diffId: null, digest: null, sizeBytes: null, createdBy: null };
  const context = { threads, kept: nothingKept, signal, timeMs: 400 };
  const image = { platform: null, problems: [], layers: [{ ...facts, bytes: stuck }] };
  const found = await scanImage(context, image);
  expect(found.problems).toMatchObject([{ id: 'deadline' }]);
  expect(found.packages).toMatchObject([{ name: 'bash' }]);
  const next = await threads.run(task, signal, () => inChunks(layer, 5000));
  expect(next.diffId).toBe(sha256Of(layer));
});

/** Links are kept whatever they lead to, so that these take memory and time. */
async function manyLinks(count: number) {
  const links = Array.from({ length: count }, (_, at) => [`folder/link-${at}`, `to/nowhere-${at}`] as const);
  const paths = links.map(([path]) => path);
  const nothing = { folders: [], hardLinks: [], whiteouts: [], opaque: [], unread: [], problems: [] };
  const outline = { diffId: null, sizeBytes: 0, paths, links, ...nothing };
  return await packScan({ outline, findings: [] });
}

test.each([
  ['does not end by itself', 'deadline', { graceMs: 1, heapMb: 256 }],
  ['takes too much memory', 'memory', { graceMs: 60_000, heapMb: 24 }],
])('a thread that %s is ended, and the next one works', { timeout: 60_000 }, async (_, kind, bounds) => {
  await using bounded = openScanThreads(1, bounds);
  const facts = { platform: null, layers: [], problems: [] };
  const input = { scans: [await manyLinks(150_000)], facts, linked: null };
  const heavy = { name: 'assemble', input, timeMs: 1 } as const;
  await expect(bounded.run(heavy, signal)).rejects.toMatchObject({ name: 'ScanThreadError', kind });
  const light = { name: 'assemble', input: { ...input, scans: [] }, timeMs: 60_000 } as const;
  expect(await bounded.run(light, signal)).toMatchObject({ wanted: [], inventory: { packages: [] } });
});

test('a caller that goes away while it waits, or before, is let go', async () => {
  await expect(
    threads.run(task, AbortSignal.abort(new Error('gone')), () => inChunks(layer)),
  ).rejects.toThrow('gone');
  const leaving = new AbortController();
  async function* slow() {
    yield await Promise.resolve(layer.subarray(0, 1000));
    await sleep(60_000, undefined, { ref: false });
  }
  const waiting = threads.run(task, leaving.signal, slow);
  setTimeout(() => leaving.abort(new Error('left')), 50);
  await expect(waiting).rejects.toThrow('left');
  expect((await threads.run(task, signal, () => inChunks(layer, 9000))).diffId).toBe(sha256Of(layer));
});
