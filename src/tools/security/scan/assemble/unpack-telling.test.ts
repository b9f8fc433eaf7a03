import { expect, test } from 'vitest';
import { scanLayer } from '../layer/scan-layer.ts';
import { isWholeScan, packScan, unpackHead, unpackScan } from '../layer/packed-scan.ts';
import type { LayerScan } from '../layer/layer-scan.ts';
import { inChunks, tarOf, testAnalyzer, type TestEntry } from '../test-layers.ts';
import { assembleInventory } from './assemble-inventory.ts';
import { findLinked } from './find-linked.ts';
import { mergeScans } from './merged-scans.ts';
import { unpackTelling } from './unpack-telling.ts';

const analyzers = [testAnalyzer];
const seeds = 150;

async function scansOf(layers: readonly (readonly TestEntry[])[]): Promise<LayerScan[]> {
  return await Promise.all(layers.map((entries) => scanLayer(inChunks(tarOf(...entries)), analyzers)));
}

async function packedOf(scans: readonly LayerScan[]) {
  return await Promise.all(scans.map(packScan));
}

function inventoryOf(scans: readonly (LayerScan | null)[]) {
  const merged = mergeScans(scans);
  const layers = scans.map(() => ({ diffId: null, digest: null, sizeBytes: null, createdBy: null }));
  return {
    inventory: assembleInventory(scans, merged, { platform: null, layers, problems: [] }),
    linked: findLinked(scans, merged, analyzers).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** Numbers that are the same each time (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const parts = [
  'a',
  'b',
  'c',
  'var',
  'db',
  'packages',
  'x.pkgs',
  'y.pkgs',
  'plain',
  'other',
  '.wh.a',
  '.wh.c',
];
const ends = ['x.pkgs', 'y.pkgs', 'z.owned', 'plain', 'other', 'a', 'packages', '.wh.x.pkgs', '.wh..wh..opq'];

function randomEntry(below: (most: number) => number): TestEntry {
  const folder = Array.from({ length: below(4) }, () => parts[below(below(4) === 0 ? parts.length : 5)]!);
  const name = [...folder, ends[below(ends.length)]!].join('/');
  const target = Array.from({ length: 1 + below(2) }, () => parts[below(parts.length)]!).join('/');
  switch (below(9)) {
    case 0:
      return [
        [...folder, parts[below(4)]!].join('/'),
        { link: below(3) === 0 ? `../${target}` : `/${target}` },
      ];
    case 1:
      return [name, { hardLink: [...folder, ends[below(6)]!].join('/') }];
    case 2:
      return [[...folder, parts[below(8)]!].join('/'), { folder: true }];
    default:
      return [name, `npm a ${below(3)}\ndeb b ${below(3)}`];
  }
}

test(
  'without the paths that say nothing the inventory of any image is the same',
  { timeout: 60_000 },
  async () => {
    let [kept, all] = [0, 0];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const below = numbersFrom(seed);
      const layers = Array.from({ length: 1 + below(4) }, () =>
        Array.from({ length: 1 + below(9) }, () => randomEntry(below)),
      );
      const scans = await scansOf(layers);
      const less = await unpackTelling(await packedOf(scans), analyzers);
      expect(inventoryOf(less), `seed ${seed}: ${JSON.stringify(layers)}`).toEqual(inventoryOf(scans));
      for (const scan of scans) all += scan.outline.paths.length;
      for (const scan of less) kept += scan?.outline.paths.length ?? 0;
    }
    expect(kept).toBeLessThan(all);
  },
);

test('of many files that nobody wants, one stays for each folder whose name tells', async () => {
  const plain = Array.from({ length: 500 }, (_, at): TestEntry => [`app/lib/${at % 5}/file${at}.js`, 'x']);
  const scans = await scansOf([[['app/one.pkgs', 'npm one 1'], ...plain]]);
  const [less] = await unpackTelling(await packedOf(scans), analyzers);
  expect(less?.outline.paths).toEqual(['app/one.pkgs', 'app/lib/0/file0.js']);
  const [head] = await packedOf(scans);
  expect((await unpackHead(head!))?.outline.paths).toEqual([]);
});

test('a packed scan is the same again; one that is damaged or cut is known as such', async () => {
  const entries: TestEntry[] = [
    ['a\nb', 'x'],
    ['ñ/x.pkgs', 'npm é 1'],
    ['f', { folder: true }],
    ['l', { link: 'f' }],
  ];
  const many = Array.from({ length: 3000 }, (_, at): TestEntry => [`many/${at}`, '']);
  const [scan] = await scansOf([[...entries, ...many]]);
  const packed = await packScan(scan!);
  expect(await unpackScan(packed, null)).toEqual(scan);
  expect(await isWholeScan(packed)).toBe(true);
  const damaged = packed.slice();
  damaged[damaged.length - 20]! ^= 0xff;
  for (const bytes of [damaged, packed.subarray(0, -40), new Uint8Array(), Buffer.from('no')]) {
    expect(await isWholeScan(bytes)).toBe(false);
    expect(await unpackScan(bytes, null)).toBeUndefined();
  }
});
