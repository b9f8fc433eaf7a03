import type { LayerProblem } from '../layer-problem.ts';
import { isBetter, canRun, platformOf, type Platform } from '../../registry/platform.ts';
import type { Image, ImageConfig, ImageLayer } from './image.ts';
import type { ImageFiles } from './image-files.ts';

/** Which image of several is wanted. */
export interface ImageWish {
  /** Left out: any that is there. */
  readonly platform?: Platform;
  /** As the archive names it, such as `alpine:3.20`. Left out: the first that is there. */
  readonly name?: string;
}

/** A layer as a manifest lists it. */
export type ListedLayer = Pick<ImageLayer, 'digest' | 'mediaType'> & { readonly path: string };

export type FoundImage = Image & { readonly config: ImageConfig };

/** Looks up what is there of a listed image. */
export async function foundImage(
  files: ImageFiles,
  listed: readonly ListedLayer[],
  said: Pick<Image, 'digest' | 'configDigest' | 'names'> & { readonly config: ImageConfig },
): Promise<FoundImage> {
  const { diffIds } = said.config;
  const isCounted = diffIds.length === listed.length;
  const layers: ImageLayer[] = [];
  for (const [at, { digest, mediaType, path: stored }] of listed.entries()) {
    const path = (await files.find(stored)) ?? null;
    const isForeign = /\.foreign\.|\.nondistributable\./.test(mediaType);
    const state = path !== null ? 'present' : isForeign ? 'foreign' : 'missing';
    layers.push({ digest, mediaType, path, state, diffId: isCounted ? (diffIds[at] ?? null) : null });
  }
  return { ...said, layers, problems: problemsOf(layers, diffIds) };
}

function problemsOf(layers: readonly ImageLayer[], diffIds: readonly string[]): LayerProblem[] {
  const problems = layers.flatMap(({ state, digest, diffId }, at): LayerProblem[] => {
    const name = digest ?? diffId ?? `layer ${at + 1}`;
    if (state === 'present') return [];
    const why = state === 'foreign' ? 'may not be passed on and is not here' : 'is missing';
    return [{ path: null, id: state, detail: `Layer ${at + 1} (${name}) ${why}.` }];
  });
  if (layers.length === 0) {
    problems.push({ path: null, id: 'missing', detail: 'The image has no layers.' });
  }
  if (layers.length !== diffIds.length) {
    const detail = `The image lists ${layers.length} layers, its configuration ${diffIds.length}.`;
    problems.push({ path: null, id: 'damaged', detail });
  }
  return problems;
}

export function isComplete({ layers }: Image): boolean {
  return layers.every(({ state }) => state !== 'missing');
}

/** The one whose layers are there, then the one that suits the platform best, then the first. */
export function bestOf(found: readonly FoundImage[], { platform }: ImageWish): FoundImage | undefined {
  let best: FoundImage | undefined;
  for (const image of found) {
    if (platform && !mayRun(platform, image.config)) continue;
    if (!best || (isComplete(image) && !isComplete(best))) best = image;
    else if (isComplete(image) === isComplete(best) && platform) {
      if (isBetter(platform, platformOf(image.config), platformOf(best.config))) best = image;
    }
  }
  return best;
}

/** What does not say what it is for may be for anything. */
function mayRun(host: Platform, config: ImageConfig): boolean {
  return config.os === '' || config.architecture === '' || canRun(host, platformOf(config));
}
