import type { LayerProblem } from '../layer-problem.ts';
import { dockerImages } from './docker-archive.ts';
import { bestOf, isComplete, type ImageWish } from './found-image.ts';
import { noImage, type Image } from './image.ts';
import type { ImageFiles } from './image-files.ts';
import { ociImages } from './oci-layout.ts';

/**
 * The image that is wanted, of an OCI layout (`index.json`) or of what an engine saved (`manifest.json`; engines from 25 on write
 * both). One whose layers are all there is preferred, since engines list platforms that they do not have.
 */
export async function imageOf(files: ImageFiles, wish: ImageWish = {}): Promise<Image> {
  const problems: LayerProblem[] = [];
  let others = 0;
  let second: Image | undefined;
  for (const read of [ociImages, dockerImages]) {
    const found = await read(files, wish);
    const best = bestOf(found.images, wish);
    if (best && isComplete(best)) return best;
    second ??= best;
    others += best ? 0 : found.images.length;
    problems.push(...found.problems);
  }
  if (second) return { ...second, problems: [...second.problems, ...problems] };
  return { ...noImage, problems: [absence(others, problems), ...problems] };
}

function absence(others: number, problems: readonly LayerProblem[]): LayerProblem {
  if (others > 0) return { path: null, id: 'missing', detail: 'The image is here for other platforms only.' };
  if (problems.length > 0) return { path: null, id: 'missing', detail: 'No image in it is whole.' };
  const detail = 'It holds no image that was asked for: neither index.json nor manifest.json lists one.';
  return { path: null, id: 'missing', detail };
}
