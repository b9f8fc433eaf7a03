import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { InventoryTables } from '../inventories/inventory-tables.ts';
import { keepLayerScans } from '../inventories/keep-layer-scans.ts';
import { scanPlaces, systemPlaces } from '../scan/scan-places.ts';
import { scanRevisions } from '../scan/scan-revisions.ts';
import { scanStream, type StreamedImage } from '../scan/scan-stream.ts';
import type { ScanThreads } from '../scan/threads/open-scan-threads.ts';

/** Reads what Containers gives. Rejects with what the source throws, a `TarError` for what is no archive, or the signal's reason. */
export interface ImageScanner {
  /** By what it reads: what others made is to be made again. */
  readonly revisions: string;
  /** Where a container lists its system's packages. */
  readonly places: readonly string[];
  /** The system's packages, out of an archive of these places. */
  scanPlaces(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Inventory>;
  scanImage(image: StreamedImage, signal: AbortSignal): Promise<Inventory>;
}

const layerMs = 10 * 60_000;

export function openImageScanner(kernel: {
  readonly database: Database<InventoryTables>;
  readonly clock: Clock;
  readonly threads: ScanThreads;
}): ImageScanner {
  const { database, clock, threads } = kernel;
  const kept = keepLayerScans({ database, clock, revisions: scanRevisions });
  const contextOf = (signal: AbortSignal) => ({ threads, kept, signal, timeMs: layerMs });
  return {
    revisions: scanRevisions,
    places: systemPlaces,
    scanPlaces: (chunks, signal) => scanPlaces(contextOf(signal), chunks),
    scanImage: (image, signal) => scanStream(contextOf(signal), image),
  };
}
