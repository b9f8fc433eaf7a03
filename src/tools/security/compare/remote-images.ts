import type { Clock } from '#kernel/clock.ts';
import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { Platform } from '#library/registry/platform.ts';
import { readDigest } from '#library/registry/read-manifest.ts';
import type { Inventory } from '../inventories/inventory.ts';
import { scanRegistry } from '../scan/registry/scan-registry.ts';
import type { ScanContext } from '../scan/scan-context.ts';
import { registryError } from './read-errors.ts';
import type { SessionTo } from './registry-port.ts';
import { SharedReads } from './shared-reads.ts';
import type { ScanTurns } from './scan-turns.ts';

export interface RemoteInventory {
  readonly inventory: Inventory;
  readonly configDigest: string;
}

/** Images at registries, read without a pull. Everything rejects with a NexusError or the signal's reason. */
export interface RemoteImages {
  /** What the tag stands for now; no registry counts it as a pull. */
  digestOf(image: ImageReference, platform: Platform, signal: AbortSignal): Promise<string>;
  /** The same digest is read once, for all who ask, and the last ones are kept. */
  read(
    image: ImageReference,
    digest: string,
    platform: Platform,
    signal: AbortSignal,
  ): Promise<RemoteInventory>;
}

export interface RemoteImagesOptions {
  readonly sessionTo: SessionTo;
  readonly turns: ScanTurns;
  readonly context: Omit<ScanContext, 'signal'>;
  readonly clock: Clock;
}

/** An inventory takes up to a few megabytes. */
const mostKept = 8;

export function openRemoteImages({ sessionTo, turns, context, clock }: RemoteImagesOptions): RemoteImages {
  const reads = new SharedReads<RemoteInventory>(mostKept);
  return {
    async digestOf(image, platform, signal) {
      if (image.digest !== null) return image.digest;
      using session = await sessionTo(image, signal);
      const found = await readDigest(session, image.path, image.tag ?? 'latest', { signal });
      if (found.kind === 'found') return found.digest;
      const outcome = found.kind === 'unknown' ? found : ({ kind: 'absent' } as const);
      throw registryError(outcome, clock.now(), platformWords(platform));
    },
    async read(image, digest, platform, asker) {
      const key = `${image.domain}/${image.path}@${digest} ${platformWords(platform)}`;
      return await reads.get(key, asker, (all) =>
        turns.take(all, async (signal) => {
          using session = await sessionTo(image, signal);
          const remote = { session, repository: image.path, reference: digest, platform };
          const scan = await scanRegistry({ ...context, signal }, remote);
          if (scan.kind !== 'found') throw registryError(scan, clock.now(), platformWords(platform));
          return { inventory: scan.inventory, configDigest: scan.configDigest };
        }),
      );
    },
  };
}

export function platformWords({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant === '' ? [] : [variant])].join('/');
}
