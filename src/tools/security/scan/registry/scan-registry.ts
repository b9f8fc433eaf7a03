import type { InventoryProblem } from '#contracts/security/package.ts';
import { RegistryFault, type UnknownReason } from '#library/registry/fault.ts';
import type { Inventory } from '../../inventories/inventory.ts';
import { nameOf, scanImage, type LayerToScan } from '../scan-image.ts';
import type { ScanContext } from '../scan-context.ts';
import { instructionsOf } from '../scan-stream.ts';
import { blobStream } from './blob-stream.ts';
import { readRemoteImage, type RemoteFound, type RemoteImage } from './read-remote-image.ts';

export type RegistryScan =
  | {
      readonly kind: 'found';
      readonly inventory: Inventory;
      readonly manifestDigest: string;
      /** What engines without the containerd store call the image's id. */
      readonly configDigest: string;
    }
  /** The registry knows no such tag, or no such repository: it does not say which. */
  | { readonly kind: 'absent' }
  /** It is there, but not for this platform. */
  | { readonly kind: 'other-platforms' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

/** Reads an image at its registry, without a pull: layers that are known are not fetched. Rejects only with the signal's reason. */
export async function scanRegistry(context: ScanContext, remote: RemoteImage): Promise<RegistryScan> {
  try {
    const found = await readRemoteImage(remote, context.signal);
    if (found.kind !== 'found') return found;
    const { manifestDigest, configDigest, config } = found;
    const { os, architecture, variant } = config;
    const { layers, problems } = layersOf(context, remote, found);
    const platform = { os, architecture, variant };
    const inventory = await scanImage(context, { platform, layers, problems });
    return { kind: 'found', inventory, manifestDigest, configDigest };
  } catch (error) {
    if (error instanceof RegistryFault) return { kind: 'unknown', reason: error.reason };
    throw error;
  }
}

function layersOf(
  { signal }: ScanContext,
  { session, repository }: RemoteImage,
  { config, layers: listed }: Extract<RemoteFound, { kind: 'found' }>,
) {
  const problems: InventoryProblem[] = [];
  const isCounted = config.diffIds.length === listed.length;
  if (!isCounted) {
    const detail = `The image lists ${listed.length} layers, its configuration ${config.diffIds.length}.`;
    problems.push({ path: null, id: 'damaged', detail });
  }
  const createdBy = instructionsOf(config, listed.length);
  const layers = listed.map(({ digest, mediaType }, at): LayerToScan => {
    const isForeign = /\.foreign\.|\.nondistributable\./.test(mediaType);
    const detail = `${nameOf(at, listed)} may not be passed on and is not at this registry.`;
    if (isForeign) problems.push({ path: null, id: 'foreign', detail });
    return {
      diffId: isCounted ? (config.diffIds[at] ?? null) : null,
      digest,
      sizeBytes: null,
      createdBy: createdBy[at] ?? null,
      bytes: isForeign ? null : () => blobStream(session, repository, digest, signal),
    };
  });
  return { layers, problems };
}
