import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { imageOf } from '#library/layers/open-image/image-of.ts';
import { readImageStream } from '#library/layers/open-image/read-image-stream.ts';
import { openEngineStream } from '../raw-engine.ts';

/** As `docker save` writes it. */
export async function saveImage(image: string, file: string): Promise<void> {
  await pipeline(openEngineStream(`/images/${image}/get`), createWriteStream(file));
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** The image of a saved archive as an OCI layout with compressed layers, as registries and buildx have them (OCI image specification 1.1). */
export async function writeLayout(archive: string, folder: string, level: number): Promise<void> {
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  const blobs = new Map<string, Descriptor>();
  const files = await readImageStream(createReadStream(archive), async (path, content) => {
    blobs.set(path, await writeLayer(folder, content, level));
  });
  const { layers, config } = await imageOf(files);
  const configuration = JSON.stringify({
    os: config?.os,
    architecture: config?.architecture,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(() => ({ created_by: 'bench' })),
  });
  const manifest = {
    schemaVersion: 2,
    config: await writeBlob(folder, 'application/vnd.oci.image.config.v1+json', configuration),
    layers: layers.map(({ path }) => blobs.get(path ?? '')),
  };
  const type = 'application/vnd.oci.image.manifest.v1+json';
  const index = { schemaVersion: 2, manifests: [await writeBlob(folder, type, JSON.stringify(manifest))] };
  await writeFile(join(folder, 'index.json'), JSON.stringify(index));
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
}

async function writeLayer(
  folder: string,
  content: AsyncIterable<Buffer>,
  level: number,
): Promise<Descriptor> {
  const unnamed = join(folder, 'unnamed');
  const hash = createHash('sha256');
  let size = 0;
  async function* hashed(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
    for await (const piece of pieces) {
      hash.update(piece);
      size += piece.length;
      yield piece;
    }
  }
  await pipeline(content, createGzip({ level }), hashed, createWriteStream(unnamed));
  const hex = hash.digest('hex');
  await rename(unnamed, join(folder, 'blobs/sha256', hex));
  return { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: `sha256:${hex}`, size };
}

async function writeBlob(folder: string, mediaType: string, text: string): Promise<Descriptor> {
  const hex = createHash('sha256').update(text).digest('hex');
  await writeFile(join(folder, 'blobs/sha256', hex), text);
  return { mediaType, digest: `sha256:${hex}`, size: Buffer.byteLength(text) };
}
