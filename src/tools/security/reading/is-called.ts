import { familiarReference, parseReference } from '#library/image-reference/image-reference.ts';
import type { LabImage } from './lab-image.ts';

/** Whether people call the image so: by its id, or by a name that says the same, as `docker.io/library/redis:7` and `redis:7` do. */
export function isCalled({ id, references }: Pick<LabImage, 'id' | 'references'>, text: string): boolean {
  const wanted = plainName(text);
  return id === text || references.some((name) => name === text || plainName(name) === wanted);
}

function plainName(text: string): string {
  const reference = parseReference(text);
  return reference ? familiarReference(reference) : text;
}
