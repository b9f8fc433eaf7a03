import type { ImageReference } from '#library/image-reference/image-reference.ts';
import { isFloating } from '#library/versions/docker-tag/is-floating.ts';
import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isOrdered } from '#library/versions/docker-tag/tag.ts';

/** What can become newer for a container, by the reference it was made from. */
export interface Track {
  /**
   * - `floating`: the tag is meant to move (`latest`, `1.25`); its digest tells.
   * - `exact`: the tag names one release; should its digest move all the same, that is told as well.
   * - `pinned`: Docker runs the digest and takes no notice of the tag. When the tag moves, an update has to write the new digest; for a newer tag both.
   * - `fixed`: a digest without a tag. Nothing can be newer: no name leads anywhere else.
   */
  readonly kind: 'floating' | 'exact' | 'pinned' | 'fixed';
  /** The tag whose digest is watched; missing for `fixed`. */
  readonly tag?: string;
  /** The digest that is written in the reference. */
  readonly digest?: string;
  /** Whether newer tags are looked for: the tag list of the others need not be asked for. */
  readonly hasNewerTags: boolean;
}

/** `as` is what the tag is compared as, where it is transformed. */
export function trackOf({ tag, digest }: Pick<ImageReference, 'tag' | 'digest'>, as = tag): Track {
  const pinned = digest === null ? {} : { digest };
  if (tag === null) return { kind: 'fixed', ...pinned, hasNewerTags: false };
  const parsed = parseTag(as ?? tag);
  const hasNewerTags = isOrdered(parsed);
  if (digest !== null) return { kind: 'pinned', tag, ...pinned, hasNewerTags };
  return { kind: isFloating(parsed) ? 'floating' : 'exact', tag, hasNewerTags };
}
