import type { ImageWish } from './found-image.ts';
import { imageOf } from './image-of.ts';
import type { Image, ImageLayer } from './image.ts';
import type { ImageSource } from './image-files.ts';
import { verified } from './verified.ts';

export interface OpenedLayer extends ImageLayer {
  /**
   * Its bytes as they are stored, to be given to `walkLayer` with the layer's diff id; or why there are none. Reading them to the
   * end throws a `TarError` when they are not what the digest says. Where that is the diff id as well, the walk finds out.
   */
  open(): AsyncIterable<Buffer> | 'missing' | 'foreign';
}

export interface OpenedImage extends Image {
  readonly layers: readonly OpenedLayer[];
}

/** The image in a folder or archive on disk. Valid as long as the source is. */
export async function openImage(source: ImageSource, wish: ImageWish = {}): Promise<OpenedImage> {
  const image = await imageOf(source, wish);
  return {
    ...image,
    layers: image.layers.map((layer) => ({ ...layer, open: () => openLayer(source, layer) })),
  };
}

function openLayer(
  source: ImageSource,
  { path, state, digest, diffId }: ImageLayer,
): AsyncIterable<Buffer> | 'missing' | 'foreign' {
  if (path === null) return state === 'foreign' ? 'foreign' : 'missing';
  const bytes = source.read(path);
  return digest === null || digest === diffId ? bytes : verified(bytes, digest);
}
