import { parseReference } from '#library/image-reference/image-reference.ts';
import type { LabImage } from '../reading/lab-image.ts';

/**
 * What stays when an image is updated: its repository on its host. Flaws are seen for the first time, and told of once, in a line. An
 * image without a name is a line of its own. Stored.
 */
export function imageLine({ host, id, references }: Pick<LabImage, 'host' | 'id' | 'references'>): string {
  for (const text of references) {
    const reference = parseReference(text);
    if (reference) return `${host}\n${reference.domain}/${reference.path}`;
  }
  return `${host}\n${id}`;
}
