import type { Distribution } from '#contracts/security/package.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { KeptInventory } from '../inventories/open-inventories.ts';
import type { Release } from '../matching/release.ts';
import { askedReleases } from '../matching/asked-names.ts';
import type { Reading } from '../reading/reading.ts';
import type { SecurityKernel } from '../security-kernel.ts';

/** What lists show of an inventory, so that it need not be read whole. */
export interface ContentNote {
  readonly scannedAtMs: number;
  readonly distribution: Distribution | null;
  readonly packages: number;
  /** Whose advisories it needs. */
  readonly releases: readonly Release[];
}

export interface Contents extends AsyncDisposable {
  /** Of the digest of a subject; undefined while nothing of it was read. */
  of(digest: string): ContentNote | undefined;
  /** Called with the digests of which something else is told now. */
  watch(listener: (digests: readonly string[]) => void): void;
}

export interface ContentsOptions {
  readonly kernel: Pick<SecurityKernel, 'clock' | 'log'>;
  readonly reading: Pick<Reading, 'subjects' | 'inventoryOf' | 'watch'>;
}

const retryMs = 10 * 60_000;

/** Goes through inventories as they come, one at a time. */
export function openContents({ kernel, reading }: ContentsOptions): Contents {
  const notes = new Map<string, ContentNote>();
  const stale = new Set<string>();
  const listeners: ((digests: readonly string[]) => void)[] = [];
  const bell = new Bell();
  const stop = new AbortController();
  const unwatch = reading.watch(({ inventories }) => {
    for (const digest of inventories) stale.add(digest);
    bell.ring();
  });
  const look = async () => {
    const digests = new Set(reading.subjects().flatMap(({ digest }) => digest ?? []));
    const changed: string[] = [];
    for (const digest of notes.keys()) if (!digests.has(digest)) notes.delete(digest);
    const note = async (digest: string) => {
      stale.delete(digest);
      const kept = await reading.inventoryOf(digest).catch((error: unknown) => {
        stale.add(digest);
        throw error;
      });
      if (kept) notes.set(digest, noteOf(kept));
      else if (!notes.delete(digest)) return;
      changed.push(digest);
    };
    try {
      for (const digest of digests) {
        if (stop.signal.aborted) return;
        if (!notes.has(digest) || stale.has(digest)) await note(digest);
      }
    } finally {
      // Also of those before one that could not be read: they are not gone through again.
      if (changed.length > 0) for (const listener of listeners) listener(changed);
    }
  };
  const looking = (async () => {
    while (!stop.signal.aborted) {
      bell.answer();
      await look().catch((error: unknown) => kernel.log.warn({ error }, 'inventories could not be read'));
      await pause(kernel.clock, retryMs, stop.signal, bell.rung);
    }
  })();
  return {
    of: (digest) => notes.get(digest),
    watch: (listener) => void listeners.push(listener),
    async [Symbol.asyncDispose]() {
      stop.abort();
      unwatch();
      await looking;
    },
  };
}

function noteOf({ inventory, scannedAtMs }: KeptInventory): ContentNote {
  return {
    scannedAtMs,
    distribution: inventory.distribution,
    packages: inventory.packages.length,
    releases: askedReleases(inventory),
  };
}
