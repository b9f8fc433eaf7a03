import { manualClock, type ManualClock } from '#kernel/clock.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import type { InventoryTables } from '../inventories/inventory-tables.ts';
import { openInventories } from '../inventories/open-inventories.ts';
import { inventories } from '../migrations/0001-inventories.ts';
import { reading } from '../migrations/0002-reading.ts';
import type { ImageScanner } from './image-scanner.ts';
import { openReading } from './open-reading.ts';
import type { ReadingTables } from './reading-tables.ts';
import { fakeContainers, type TestHost } from './fake-containers.ts';
import { fakeScanner } from './fake-scanner.ts';

export interface TestReadingOptions {
  readonly hosts: Record<string, TestHost>;
  readonly scanner?: ImageScanner;
  readonly clock?: ManualClock;
  /** The same folder: the same data. */
  readonly folder?: string;
  readonly isReadingOn?: boolean;
}

/** Reading over hosts that the test describes. */
export async function openTestReading(options: TestReadingOptions) {
  const { hosts, scanner = fakeScanner(), clock = manualClock(), folder, isReadingOn = true } = options;
  const kernel = await openTestKernelOf<ReadingTables & InventoryTables>(
    'security',
    { '0001-inventories': inventories, '0002-reading': reading },
    { clock, ...(folder !== undefined && { folder }) },
  );
  const kept = openInventories({ database: kernel.database.as(), clock });
  const asked: string[] = [];
  const opened = await openReading({
    kernel: { ...kernel, database: kernel.database.as(), bus: kernel.bus },
    containers: fakeContainers(hosts, asked),
    scanner,
    inventories: kept,
    settings: { isReadingOn: () => isReadingOn },
    deadlineMs: 20 * 60_000,
  });
  return {
    reading: opened,
    kernel,
    inventories: kept,
    clock,
    asked,
    /** Lets time pass until it is so. */
    until: async (isSo: () => boolean | Promise<boolean>, stepMs = 100): Promise<void> => {
      const deadlineMs = performance.now() + 12_000;
      while (!(await isSo())) {
        if (performance.now() > deadlineMs) throw new Error(`Never so: ${isSo.toString()}`);
        clock.advance(stepMs);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}
