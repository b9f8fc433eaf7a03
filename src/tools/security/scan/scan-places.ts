import { analyzers } from '../analyzers/index.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { ScanContext } from './scan-context.ts';
import { assemble } from './scan-image.ts';

/** Where the system's packages of any container are listed, as absolute paths. */
export const systemPlaces: readonly string[] = [
  ...new Set(analyzers.flatMap(({ places }) => places ?? [])),
].map((place) => `/${place}`);

/**
 * The system's packages of a container, out of an archive of its `systemPlaces`: an answer within a second, before its image is read.
 * Rejects with what `chunks` throws.
 */
export async function scanPlaces(
  context: ScanContext,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Inventory> {
  const { threads, signal, timeMs } = context;
  const { packed } = await threads.run(
    { name: 'layer', input: { diffId: null }, timeMs },
    signal,
    () => chunks,
  );
  const facts = { platform: null, layers: [], problems: [] };
  return await assemble(context, { scans: [packed], facts, readLinked: () => Promise.resolve([]) });
}
