import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { InventoryTables } from './inventory-tables.ts';
import { deleteLayerScan, noteUsed, readLayerScan, writeLayerScan } from './layer-scan-store.ts';
import { isWholeScan } from '../scan/layer/packed-scan.ts';

const usualBytes = 256 * 1024 * 1024;

export interface KeepLayerScans {
  readonly database: Database<InventoryTables>;
  readonly clock: Clock;
  /** What was found by others is as good as unknown. */
  readonly revisions: string;
  /** Of all of them, packed. */
  readonly mostBytes?: number;
}

/** What was found in layers, by diff id (`KeptScans` of the scan). One that is damaged is thrown away, and found anew. */
export function keepLayerScans({ database, clock, revisions, mostBytes = usualBytes }: KeepLayerScans) {
  return {
    async get(diffId: string): Promise<Uint8Array | undefined> {
      const packed = await readLayerScan(database, diffId, revisions);
      if (!packed) return undefined;
      if (!(await isWholeScan(packed))) {
        await deleteLayerScan(database, diffId);
        return undefined;
      }
      await noteUsed(database, diffId, clock.now());
      return packed;
    },
    async put(diffId: string, packed: Uint8Array): Promise<void> {
      const row = {
        diff_id: diffId,
        revisions,
        used_ms: clock.now(),
        size_bytes: packed.length,
        scan: packed,
      };
      if (packed.length <= mostBytes) await writeLayerScan(database, row, mostBytes);
    },
  };
}
