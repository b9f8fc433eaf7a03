import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isFloating } from '#library/versions/docker-tag/is-floating.ts';
import { isOrdered } from '#library/versions/docker-tag/tag.ts';

/** What the makers may have called a version: as the image says, or as its tag does without its variant. Null where neither tells. */
export function releaseName(version: string | null, tag: string | null): string | null {
  const parsed = parseTag(tag ?? '');
  const isTagTelling = isOrdered(parsed) && !isFloating(parsed);
  if (isTagTelling && parsed.variant === '' && !parsed.hasHash) return asCode(tag ?? '', version);
  if (version !== null && isVersion(version)) return version;
  const isPlain = isTagTelling && parsed.form.startsWith('#') && parsed.prerelease === undefined;
  return isPlain ? `${parsed.prefix}${parsed.numbers.join('.')}` : null;
}

/** A version that says the same as the tag, but with the v of the code. */
function asCode(tag: string, version: string | null): string {
  return version === `v${tag}` ? version : tag;
}

function isVersion(text: string): boolean {
  const parsed = parseTag(text);
  return isOrdered(parsed) && !isFloating(parsed);
}
