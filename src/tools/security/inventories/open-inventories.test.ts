import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { inventories } from '../migrations/0001-inventories.ts';
import { inventoriesConformance } from './inventories-conformance.ts';
import type { InventoryTables } from './inventory-tables.ts';

inventoriesConformance((clock) =>
  openTestKernelOf<InventoryTables>('security', { '0001-inventories': inventories }, { clock }),
);
