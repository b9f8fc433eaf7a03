import type { differenceEndpoints } from '#contracts/security/difference.ts';
import { tooMany } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { keepLayerScans } from '../inventories/keep-layer-scans.ts';
import type { Release } from '../matching/release.ts';
import { scanRevisions } from '../scan/scan-revisions.ts';
import type { ScanThreads } from '../scan/threads/open-scan-threads.ts';
import type { SecurityParts } from '../security-parts.ts';
import type { TemporaryFiles } from '../temporary-files/open-temporary-files.ts';
import { difference } from './difference.ts';
import { askedPlatform } from './own-platform.ts';
import { openSessions, type RegistryPort } from './registry-port.ts';
import { openRemoteImages } from './remote-images.ts';
import { scanArchiveFile } from './scan-archive-file.ts';
import { scanReference } from './scan-reference.ts';
import { scanResult } from './scan-result.ts';
import { openScanTurns } from './scan-turns.ts';

type Parts = Pick<SecurityParts, 'kernel' | 'reading' | 'advisories' | 'acceptances'>;

export interface CompareOptions {
  /** Those that images of hosts are read with. */
  readonly threads: ScanThreads;
  /** Where archives lie while they are read. */
  readonly files: TemporaryFiles;
  /** Watcher, which knows registries and logins. */
  readonly registries: RegistryPort;
  /** Fetches advisories that no image of a host needs so far; resolves once that was tried. */
  readonly fetchFor?: (releases: readonly Release[], signal: AbortSignal) => Promise<void>;
  /** Of one image; ten minutes unless told otherwise. */
  readonly deadlineMs?: number;
}

const usualDeadlineMs = 10 * 60_000;
/** Each takes room on the disk from the first byte on. */
const mostUploads = 4;

export function compareHandlers(
  parts: Parts,
  { threads, files, registries, fetchFor, deadlineMs = usualDeadlineMs }: CompareOptions,
): HandlersFor<typeof differenceEndpoints> {
  const { database, clock } = parts.kernel;
  const kept = keepLayerScans({ database, clock, revisions: scanRevisions });
  const context = { threads, kept, timeMs: deadlineMs };
  const turns = openScanTurns(deadlineMs);
  const remote = openRemoteImages({
    sessionTo: openSessions({ registries, clock }),
    turns,
    context,
    clock,
  });
  const options = { parts, remote, deadlineMs, advisories: parts.advisories, fetchFor };
  let uploads = 0;
  return {
    difference: ({ body }, call) => difference(options, body, call),
    scanReference: ({ body }, { signal }) => scanReference(options, body, signal),
    async scanArchive({ query: { name, platform } }, { signal }, body) {
      const wanted = askedPlatform(platform);
      if (uploads >= mostUploads) throw crowded();
      uploads += 1;
      try {
        await using file = await files.keep(body);
        const inventory = await turns.take(signal, (until) =>
          scanArchiveFile({ ...context, signal: until }, file.path, wanted),
        );
        return await scanResult(options, { name, digest: null, inventory }, signal);
      } finally {
        uploads -= 1;
      }
    },
  };
}

function crowded() {
  const words = {
    en: 'Other archives are being read at the moment. Try again in a minute.',
    es: 'Se están leyendo otros archivos en este momento. Inténtalo dentro de un minuto.',
  };
  return tooMany(words, 60);
}
