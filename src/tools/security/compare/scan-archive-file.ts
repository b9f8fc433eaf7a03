import { createReadStream } from 'node:fs';
import type { InventoryProblem } from '#contracts/security/package.ts';
import { decompress } from '#library/layers/decompress.ts';
import { pathInRoot } from '#library/layers/layer-path.ts';
import { readTar } from '#library/layers/read-tar.ts';
import { TarError } from '#library/layers/tar-error.ts';
import type { Platform } from '#library/registry/platform.ts';
import type { Inventory } from '../inventories/inventory.ts';
import { problemOfLayer, type ScanContext } from '../scan/scan-context.ts';
import { scanDisk } from '../scan/scan-disk.ts';
import { assemble } from '../scan/scan-image.ts';
import { archiveError, noImageInArchive } from './read-errors.ts';
import { platformWords } from './remote-images.ts';

const highWaterMark = 256 * 1024;

/** An archive on disk, whatever it is of. Rejects with a NexusError, as the file system does, and with the signal's reason. */
export async function scanArchiveFile(
  context: ScanContext,
  path: string,
  platform: Platform | undefined,
): Promise<Inventory> {
  try {
    if ((await kindOf(path, context.signal)) === 'root') return await scanRoot(context, path);
    const inventory = await scanDisk(context, path, platform ? { platform } : {});
    // It had the files of an image, and yet there is none.
    if (inventory.layers.length === 0) throw noImageInArchive(platform && platformWords(platform));
    return inventory;
  } catch (error) {
    throw error instanceof TarError ? archiveError(error) : error;
  }
}

/** Read as a layer that is alone. */
async function scanRoot(context: ScanContext, path: string): Promise<Inventory> {
  const { threads, signal, timeMs } = context;
  const open = () => createReadStream(path, { highWaterMark });
  const task = { name: 'layer', input: { diffId: null }, timeMs } as const;
  let problem: InventoryProblem | undefined;
  const scan = await threads.run(task, signal, open).catch((error: unknown) => {
    problem = signal.aborted ? undefined : problemOfLayer(error, 'The archive');
    if (!problem) throw error;
    return { packed: null };
  });
  return await assemble(context, {
    scans: [scan.packed],
    facts: { platform: null, layers: [], problems: problem ? [problem] : [] },
    readLinked: (files) => threads.run({ name: 'linked', input: { files }, timeMs }, signal, open),
  });
}

/** Files that only an archive of an image has: of an OCI layout (image-spec, `image-layout.md`), of engines before 25, of Podman. */
const ofImages = /^(oci-layout$|blobs\/sha256\/|[0-9a-f]{64}(\.tar|\.json|\/layer\.tar)$)/;
/** What every root folder of a system has, and no image's archive. */
const ofRoots = /^(bin|boot|dev|etc|lib|lib64|opt|proc|root|run|sbin|srv|usr|var)(\/|$)/;
/** A folder of a program may well have these too, so that what else there is decides. */
const lists = new Set(['manifest.json', 'index.json']);
const mostEntries = 1_000_000;

/** By the names in it, which mostly is said by the first. */
async function kindOf(path: string, signal: AbortSignal): Promise<'image' | 'root'> {
  let entries = 0;
  let isListed = false;
  for await (const entry of readTar(decompress(createReadStream(path, { highWaterMark, signal })))) {
    const name = pathInRoot(entry.name);
    if (ofImages.test(name)) return 'image';
    if (ofRoots.test(name)) return 'root';
    isListed ||= lists.has(name) && (await isListOfImages(entry.content));
    if ((entries += 1) > mostEntries) throw new TarError('too-large', 'It has too many files.');
  }
  if (entries === 0) throw new TarError('malformed', 'It holds nothing.');
  return isListed ? 'image' : 'root';
}

const mostListBytes = 4 * 1024 * 1024;

async function isListOfImages(content: AsyncIterable<Buffer>): Promise<boolean> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content) {
    pieces.push(piece);
    if ((bytes += piece.length) > mostListBytes) return false;
  }
  try {
    const list: unknown = JSON.parse(Buffer.concat(pieces).toString());
    const [first]: unknown[] = Array.isArray(list) ? list : [list];
    return typeof first === 'object' && first !== null && ('Layers' in first || 'manifests' in first);
  } catch {
    return false;
  }
}
