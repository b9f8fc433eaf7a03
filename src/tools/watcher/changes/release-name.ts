import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isFloating } from '#library/versions/docker-tag/is-floating.ts';
import { isOrdered } from '#library/versions/docker-tag/tag.ts';

/** What the makers may have called a version: as the image says, or as its tag does without its variant. Null where neither tells. */
export function releaseName(version: string | null, tag: string | null): string | null {
  const parsed = parseTag(tag ?? '');
  const isTagTelling = isOrdered(parsed) && !isFloating(parsed);
  const hasOnlyNumbers = isTagTelling && parsed.variant === '' && !parsed.hasHash;
  // Only a v is part of what makers call it; `version-` and the like are of the image.
  if (hasOnlyNumbers && /^v?$/i.test(parsed.prefix) && tag !== null)
    return version === `v${tag}` ? version : tag;
  if (version !== null && isVersion(version)) return version;
  const isPlain = isTagTelling && parsed.form.startsWith('#') && parsed.prerelease === undefined;
  return isPlain ? `${/^v$/i.test(parsed.prefix) ? parsed.prefix : ''}${parsed.numbers.join('.')}` : null;
}

function isVersion(text: string): boolean {
  const parsed = parseTag(text);
  return isOrdered(parsed) && !isFloating(parsed);
}
