import { createHash } from 'node:crypto';
import type { ImageParts } from '#contracts/containers/image-content.ts';

/**
 * Names what is in an image, wherever it lies: two engines may call the same by different ids, and one that keeps images of several
 * platforms calls different ones by the same id. `sha256:…`.
 */
export function contentDigest(parts: Omit<ImageParts, 'id'>): string {
  const { operatingSystem, architecture, variant, diffIds } = parts;
  const text = JSON.stringify([operatingSystem, architecture, variant, ...diffIds]);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** `linux/arm/v7`; undefined where the image does not say it in words that Containers takes. */
export function platformText(parts: Omit<ImageParts, 'id' | 'diffIds'>): string | undefined {
  const { operatingSystem, architecture, variant } = parts;
  const words = [operatingSystem, architecture, ...(variant === '' ? [] : [variant])];
  return words.every((word) => /^[\w-]+$/.test(word)) ? words.join('/') : undefined;
}
