import { createReadStream } from 'node:fs';
import { open as openFile, stat } from 'node:fs/promises';
import { compressionOf } from '#library/layers/decompress.ts';
import { folderSource } from '#library/layers/open-image/folder-source.ts';
import type { ImageSource } from '#library/layers/open-image/image-files.ts';
import type { ImageWish } from '#library/layers/open-image/found-image.ts';
import { openImage, type OpenedLayer } from '#library/layers/open-image/open-image.ts';
import { tarFileSource } from '#library/layers/open-image/tar-file-source.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { ScanContext } from './scan-context.ts';
import { assemble, scanImage, type LayerToScan } from './scan-image.ts';
import { factsOf, scanStream } from './scan-stream.ts';

const highWaterMark = 256 * 1024;

/**
 * What lies on disk: an archive of an image as `docker save` or buildx writes it, an OCI layout, or a plain folder, which is read as if it
 * were the root of a container. Rejects as the file system does, and with a `TarError` for a file that is no archive.
 */
export async function scanDisk(context: ScanContext, path: string, wish: ImageWish = {}): Promise<Inventory> {
  context.threads.warm();
  if (!(await stat(path)).isDirectory()) {
    return (await isCompressed(path))
      ? await scanStream(context, { open: async () => createReadStream(path, { highWaterMark }), wish })
      : await scanArchive(context, path, wish);
  }
  await using source = await folderSource(path);
  const isImage = (await source.find('index.json')) ?? (await source.find('manifest.json'));
  if (isImage === undefined) return await scanRoot(context, path);
  return await scanOpened(context, source, wish);
}

/** What lies at a place of its own can be left out when it is known. */
async function scanArchive(context: ScanContext, path: string, wish: ImageWish): Promise<Inventory> {
  await using source = await tarFileSource(path);
  return await scanOpened(context, source, wish);
}

async function scanOpened(context: ScanContext, source: ImageSource, wish: ImageWish): Promise<Inventory> {
  const image = await openImage(source, wish);
  const facts = factsOf(image, []);
  const layers = image.layers.map((layer, at) => layerOf(layer, facts.layers[at]?.createdBy ?? null));
  return await scanImage(context, { ...facts, layers });
}

async function isCompressed(path: string): Promise<boolean> {
  await using file = await openFile(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(6), 0, 6, 0);
  return compressionOf(buffer.subarray(0, bytesRead)) !== 'none';
}

function layerOf(layer: OpenedLayer, createdBy: string | null): LayerToScan {
  const { diffId, digest, state, stored } = layer;
  const bytes = state === 'present' ? (stored ?? null) : null;
  return { diffId, digest, sizeBytes: null, createdBy, bytes };
}

async function scanRoot(context: ScanContext, path: string): Promise<Inventory> {
  const { threads, signal, timeMs } = context;
  const { packed } = await threads.run({ name: 'folder', input: { path }, timeMs }, signal);
  const facts = { platform: null, layers: [], problems: [] };
  return await assemble(context, { scans: [packed], facts, readLinked: () => Promise.resolve([]) });
}
