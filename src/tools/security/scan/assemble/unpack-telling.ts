import { mergeLayers } from '#library/layers/merge-layers.ts';
import { tellingNames } from '#library/layers/telling-names.ts';
import type { Analyzer } from '../../analyzers/analyzer.ts';
import type { LayerScan } from '../layer/layer-scan.ts';
import { unpackHead, unpackScan } from '../layer/packed-scan.ts';

type Scans = readonly (LayerScan | null)[];

/**
 * Layers without the paths that say nothing: those that no analyzer wanted, that no link leads to, and that hide neither. The inventory
 * is the same as with them. Null for what is damaged.
 */
export async function unpackTelling(
  packed: readonly (Uint8Array | null)[],
  analyzers: readonly Analyzer[],
): Promise<Scans> {
  const heads: LayerScan[] = [];
  for (const bytes of packed) {
    const head = bytes && (await unpackHead(bytes));
    if (head) heads.push(head);
  }
  const places = analyzers.flatMap((analyzer) => analyzer.places ?? []);
  const found = heads.flatMap(({ findings }) => findings.map(([path]) => path));
  const names = tellingNames(
    heads.map(({ outline }) => outline),
    [...found, ...places],
  );
  heads.length = 0;
  const scans = await unpackEach(packed, names);
  // What lies there is wanted by names that its own paths do not have. Hardly any image does so.
  return hasLinkedFolder(scans, places) ? await unpackEach(packed, null) : scans;
}

async function unpackEach(
  packed: readonly (Uint8Array | null)[],
  names: ReadonlySet<string> | null,
): Promise<Scans> {
  const scans: (LayerScan | null)[] = [];
  for (const bytes of packed) scans.push((bytes && (await unpackScan(bytes, names))) ?? null);
  return scans;
}

/** Whether a folder in which everything is wanted is behind a link. */
function hasLinkedFolder(scans: Scans, places: readonly string[]): boolean {
  const tree = mergeLayers(scans.map((scan) => scan?.outline ?? null));
  return places.some((place) => {
    const real = tree.resolve(place);
    return real !== undefined && real !== place && tree.layerOf(real) === undefined;
  });
}
