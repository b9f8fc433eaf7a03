import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { Subject } from '../subjects/subject.ts';

/** The reference by which a container names its image; undefined where it names it by an id, which can look like a name. */
export function namedReference({
  image,
  imageId,
  reference,
}: Pick<Subject, 'image' | 'imageId' | 'reference'>): ImageReference | undefined {
  const id = image.replace(/^sha256:/, '');
  const isId = /^[0-9a-f]{4,64}$/.test(id) && (image !== id || imageId.startsWith(`sha256:${id}`));
  return isId ? undefined : reference;
}
