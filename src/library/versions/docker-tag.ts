import { compareTags } from './docker-tag/compare-tags.ts';
import { parseTag } from './docker-tag/parse-tag.ts';
import { isOrdered } from './docker-tag/tag.ts';
import type { VersionScheme } from './scheme.ts';

/** Tags of images: an order among those that are the same but for their numbers. */
export const dockerTag: VersionScheme = {
  id: 'docker-tag',
  title: 'Tag of an image',
  isVersion: (text) => isOrdered(parseTag(text)),
  compare: (a, b) => compareTags(parseTag(a), parseTag(b)),
};
