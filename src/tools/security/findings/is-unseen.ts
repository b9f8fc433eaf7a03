import type { LabImage } from '../reading/lab-image.ts';

/**
 * After a start, until its host was seen, nobody knows what an image is called there and how it runs: it would be taken for another one
 * that is less urgent.
 */
export function isUnseen({
  isHostLive,
  references,
  containers,
}: Pick<LabImage, 'isHostLive' | 'references' | 'containers'>): boolean {
  if (isHostLive) return false;
  return references.length === 0 || containers.some(({ isExposureKnown }) => !isExposureKnown);
}
