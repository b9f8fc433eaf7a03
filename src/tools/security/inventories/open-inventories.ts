import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import {
  deleteInventory,
  deleteUnseen,
  listInventories,
  noteSeen,
  readInventory,
  writeInventory,
  type KeptFacts,
} from './inventory-store.ts';
import type { Inventory } from './inventory.ts';
import type { InventoryTables } from './inventory-tables.ts';
import { packJson, unpackJson } from './packed-json.ts';

export interface KeptInventory extends KeptFacts {
  readonly inventory: Inventory;
}

/** What is in each image, for as long as a host has it. `image` is what its engine or registry calls it: `sha256:…`. */
export interface Inventories {
  /** Durable when it resolves. `revisions` says by which analyzers it was made. */
  put(image: string, revisions: string, inventory: Inventory): Promise<void>;
  /** Undefined when there is none; one that is damaged is thrown away, so that the image is read again. */
  get(image: string): Promise<KeptInventory | undefined>;
  /** By image. */
  list(): Promise<readonly KeptFacts[]>;
  /** These images are there now. What no host had for `unseenMs` is forgotten. */
  keepOnly(present: Iterable<string>, unseenMs: number): Promise<void>;
}

const mostAtOnce = 500;

export function openInventories(kernel: {
  readonly database: Database<InventoryTables>;
  readonly clock: Clock;
}): Inventories {
  const { database, clock } = kernel;
  return {
    async put(image, revisions, inventory) {
      const packed = await packJson(inventory);
      const nowMs = clock.now();
      const facts: KeptFacts = {
        image,
        revisions,
        scannedAtMs: nowMs,
        seenAtMs: nowMs,
        packageCount: inventory.packages.length,
        problemCount: inventory.problems.length,
      };
      await writeInventory(database, facts, packed);
    },
    async get(image) {
      const row = await readInventory(database, image);
      if (!row) return undefined;
      const { packed, ...facts } = row;
      const inventory = await unpackJson<Inventory>(packed);
      if (inventory) return { ...facts, inventory };
      await deleteInventory(database, image);
      return undefined;
    },
    list: () => listInventories(database),
    async keepOnly(present, unseenMs) {
      const images = [...new Set(present)];
      const nowMs = clock.now();
      for (let at = 0; at < images.length; at += mostAtOnce) {
        await noteSeen(database, images.slice(at, at + mostAtOnce), nowMs);
      }
      await deleteUnseen(database, nowMs - unseenMs);
    },
  };
}
