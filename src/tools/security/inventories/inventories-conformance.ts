import { expect, test } from 'vitest';
import { manualClock, type ManualClock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Inventory } from './inventory.ts';
import type { InventoryTables } from './inventory-tables.ts';
import { keepLayerScans } from './keep-layer-scans.ts';
import { openInventories } from './open-inventories.ts';
import { packJson } from './packed-json.ts';
import type { LayerScan } from '../scan/layer/layer-scan.ts';
import { packScan, unpackScan } from '../scan/layer/packed-scan.ts';

interface Opened extends AsyncDisposable {
  readonly database: Database<InventoryTables>;
}

const dayMs = 86_400_000;

function inventoryOf(...names: readonly string[]): Inventory {
  const nothing = { arch: null, source: null, module: null, vendor: null, layer: null, isOwned: false };
  return {
    distribution: { id: 'debian', version: '12', codename: null, title: 'Debian "12" ñ' },
    platform: null,
    layers: [],
    packages: names.map((name) => ({ type: 'deb', name, version: '1', path: 'status', ...nothing })),
    problems: [{ path: null, id: 'damaged', detail: 'A sentence.' }],
  };
}

function scanOf(path: string): LayerScan {
  const nothing = {
    folders: [],
    links: [],
    hardLinks: [],
    whiteouts: [],
    opaque: [],
    unread: [],
    problems: [],
  };
  return { outline: { diffId: null, sizeBytes: 1, paths: [path], ...nothing }, findings: [] };
}

/** The same on both databases. Each test opens one that is empty. */
export function inventoriesConformance(open: (clock: ManualClock) => Promise<Opened>): void {
  test('an inventory is kept as it is, the last one of an image counts', async () => {
    const clock = manualClock();
    await using opened = await open(clock);
    const inventories = openInventories({ ...opened, clock });
    expect(await inventories.get('sha256:a')).toBeUndefined();
    await inventories.put('sha256:a', 'scan:1', inventoryOf('bash'));
    clock.advance(5);
    const last = inventoryOf('bash', 'zlib');
    await inventories.put('sha256:a', 'scan:2', last);
    await inventories.put('sha256:b', 'scan:2', inventoryOf());
    const facts = {
      image: 'sha256:a',
      revisions: 'scan:2',
      scannedAtMs: clock.now(),
      packageCount: 2,
      problemCount: 1,
    };
    expect(await inventories.get('sha256:a')).toEqual({ ...facts, seenAtMs: clock.now(), inventory: last });
    expect(await inventories.list()).toMatchObject([facts, { image: 'sha256:b', packageCount: 0 }]);
  });

  test('what no host has any more is forgotten after a while', async () => {
    const clock = manualClock();
    await using opened = await open(clock);
    const inventories = openInventories({ ...opened, clock });
    const images = Array.from({ length: 1200 }, (_, n) => `sha256:${n}`);
    await inventories.put('sha256:7', 'scan:1', inventoryOf());
    await inventories.put('sha256:1199', 'scan:1', inventoryOf());
    await inventories.put('sha256:gone', 'scan:1', inventoryOf());
    clock.advance(dayMs);
    await inventories.keepOnly(images, 2 * dayMs);
    expect(await inventories.list()).toHaveLength(3);
    clock.advance(1.5 * dayMs);
    await inventories.keepOnly(images, 2 * dayMs);
    expect((await inventories.list()).map(({ image }) => image)).toEqual(['sha256:1199', 'sha256:7']);
  });

  test('a damaged row is as good as none', async () => {
    const clock = manualClock();
    await using opened = await open(clock);
    const inventories = openInventories({ ...opened, clock });
    const kept = keepLayerScans({ ...opened, clock, revisions: 'scan:1' });
    await inventories.put('sha256:a', 'scan:1', inventoryOf('bash'));
    await kept.put('sha256:l', await packScan(scanOf('a')));
    const flipped = await packJson({ a: 'x'.repeat(100) });
    flipped[12] = (flipped[12] ?? 0) ^ 0xff;
    await opened.database.query.updateTable('inventories').set({ inventory: flipped }).execute();
    await opened.database.query.updateTable('layer_scans').set({ scan: flipped }).execute();
    expect(await inventories.get('sha256:a')).toBeUndefined();
    expect(await inventories.list()).toEqual([]);
    expect(await kept.get('sha256:l')).toBeUndefined();
    expect(await opened.database.query.selectFrom('layer_scans').select('diff_id').execute()).toEqual([]);
  });

  test('layers are kept by revision, and those that were not used for longest go first', async () => {
    const clock = manualClock();
    await using opened = await open(clock);
    const layers = await Promise.all(['a', 'b', 'c'].map(async (path) => await packScan(scanOf(path))));
    const mostBytes = layers[0]!.length * 2;
    const kept = keepLayerScans({ ...opened, clock, revisions: 'scan:1', mostBytes });
    for (const [at, name] of ['sha256:a', 'sha256:b'].entries()) {
      await kept.put(name, layers[at]!);
      clock.advance(1);
    }
    expect(await unpackScan((await kept.get('sha256:a'))!, null)).toEqual(scanOf('a'));
    clock.advance(1);
    await kept.put('sha256:c', layers[2]!);
    expect(await kept.get('sha256:b')).toBeUndefined();
    expect(await kept.get('sha256:a')).toBeDefined();
    expect(await kept.get('sha256:c')).toBeDefined();
    const newer = keepLayerScans({ ...opened, clock, revisions: 'scan:2' });
    expect(await newer.get('sha256:c')).toBeUndefined();
    await kept.put('sha256:d', new Uint8Array(mostBytes + 1));
    expect(await kept.get('sha256:d')).toBeUndefined();
  });
}
