import type { ImageWish } from './found-image.ts';
import { imageOf } from './image-of.ts';
import type { Image, ImageLayer } from './image.ts';
import type { ImageSource } from './image-files.ts';
import type { StoredLayer } from './stored-layer.ts';
import { verified } from './verified.ts';

export interface OpenedLayer extends ImageLayer {
  /**
   * Its bytes as they are stored, to be given to `walkLayer` with the layer's diff id; or why there are none. Reading them to the
   * end throws a `TarError` when they are not what the digest says. Where that is the diff id as well, the walk finds out.
   */
  open(): AsyncIterable<Buffer> | 'missing' | 'foreign';
  /** The same for a thread that reads by itself; undefined when there is nothing, or it is inside of something compressed. */
  readonly stored: StoredLayer | undefined;
}

export interface OpenedImage extends Image {
  readonly layers: readonly OpenedLayer[];
}

/** The image in a folder or archive on disk. Valid as long as the source is. */
export async function openImage(source: ImageSource, wish: ImageWish = {}): Promise<OpenedImage> {
  const image = await imageOf(source, wish);
  return {
    ...image,
    layers: image.layers.map((layer) => ({
      ...layer,
      open: () => openLayer(source, layer),
      stored: storedLayer(source, layer),
    })),
  };
}

function openLayer(source: ImageSource, layer: ImageLayer): AsyncIterable<Buffer> | 'missing' | 'foreign' {
  if (layer.path === null) return layer.state === 'foreign' ? 'foreign' : 'missing';
  const [bytes, digest] = [source.read(layer.path), digestToVerify(layer)];
  return digest === null ? bytes : verified(bytes, digest);
}

function storedLayer(source: ImageSource, layer: ImageLayer): StoredLayer | undefined {
  const part = layer.path === null ? undefined : source.partOf(layer.path);
  return part && { ...part, digest: digestToVerify(layer) };
}

function digestToVerify({ digest, diffId }: ImageLayer): string | null {
  return digest === diffId ? null : digest;
}
