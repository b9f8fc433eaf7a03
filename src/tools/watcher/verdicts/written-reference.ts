import { splitReference } from '#library/image-reference/split-reference.ts';
import type { Subject } from '../subjects/subject.ts';

/** The reference of a version in the container's own way of writing; a digest is written where one is now. */
export function writtenReference(
  { image, reference }: Pick<Subject, 'image' | 'reference'>,
  tag: string,
  digest: string | null,
): string {
  const isPinned = reference?.digest !== null && reference?.digest !== undefined;
  if (tag === reference?.tag && !isPinned) return image;
  const { repository } = splitReference(image);
  return `${repository}:${tag}${isPinned && digest !== null ? `@${digest}` : ''}`;
}
