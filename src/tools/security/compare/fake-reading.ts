import type { Inventory } from '../inventories/inventory.ts';
import type { KeptInventory } from '../inventories/open-inventories.ts';
import type { LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';

/** For tests: images that were read, with what is in them; those of `pending` were not. */
export function fakeReading(
  images: readonly (readonly [LabImage, Inventory])[],
  pending: ReadonlySet<string>,
) {
  const kept = new Map(
    images.map(([{ id }, inventory]): [string, KeptInventory] => [
      id,
      {
        image: id,
        revisions: '1',
        scannedAtMs: 1,
        seenAtMs: 1,
        packageCount: inventory.packages.length,
        problemCount: 0,
        inventory,
      },
    ]),
  );
  const listeners = new Set<Parameters<Reading['watch']>[0]>();
  const asked: string[] = [];
  const reading: Pick<Reading, 'subjects' | 'knowledge' | 'inventoryOf' | 'readNow' | 'watch'> = {
    subjects: () => images.map(([image]) => image),
    knowledge: (_, id) => ({ state: pending.has(id) ? 'pending' : 'known', reason: null, readAtMs: 1 }),
    inventoryOf: (digest) => Promise.resolve(kept.get(digest)),
    readNow: (host, image) => Promise.resolve(asked.push(`${image} of ${host}`)),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = () => {
    const change = { images: [], gone: [], inventories: [], isStatusChanged: false };
    for (const listener of listeners) listener(change);
  };
  return { reading, asked, tell };
}
