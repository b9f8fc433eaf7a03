import { objectOf, textsOf } from '../../registry/json-object.ts';
import { digestOfBytes } from '../../registry/manifest.ts';
import { pathInRoot } from '../layer-path.ts';
import type { LayerProblem } from '../layer-problem.ts';
import { foundImage, type FoundImage, type ImageWish, type ListedLayer } from './found-image.ts';
import { listOf, parseImageConfig, textList } from './image-config.ts';
import type { ImageFiles } from './image-files.ts';
import type { Candidates } from './oci-layout.ts';

const mostImages = 1000;
const mostLayers = 1000;

/** The images that `manifest.json` lists, as engines of all ages, and other builders, save them. */
export async function dockerImages(files: ImageFiles, { name }: ImageWish): Promise<Candidates> {
  const bytes = await files.document('manifest.json');
  if (!bytes) return { images: [], problems: [] };
  const images: FoundImage[] = [];
  const problems: LayerProblem[] = [];
  for (const value of listIn(bytes).slice(0, mostImages)) {
    const entry = objectOf(value);
    const names = textList(entry?.['RepoTags']);
    if (!entry || (name !== undefined && !names.includes(name))) continue;
    const found = await readEntry(files, entry, names);
    if ('layers' in found) images.push(found);
    else problems.push(found);
  }
  return { images, problems };
}

function listIn(bytes: Buffer): readonly unknown[] {
  try {
    return listOf(JSON.parse(bytes.toString()));
  } catch {
    return [];
  }
}

async function readEntry(
  files: ImageFiles,
  entry: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Promise<FoundImage | LayerProblem> {
  const path = pathInRoot(textsOf(entry)['Config'] ?? '');
  const bytes = await files.document(path);
  const config = bytes && parseImageConfig(bytes);
  if (!bytes || !config) {
    const detail = `The configuration ${path} is ${bytes ? 'damaged' : 'missing'}.`;
    return { path: null, id: bytes ? 'damaged' : 'missing', detail };
  }
  const configDigest = digestOfBytes(bytes);
  const said = saidDigest(path);
  if (said !== undefined && said !== configDigest) {
    return { path: null, id: 'damaged', detail: `The configuration ${path} is something else.` };
  }
  const sources = objectOf(entry['LayerSources']) ?? {};
  const layers = textList(entry['Layers'])
    .slice(0, mostLayers)
    .map((layer, at) => listedLayer(layer, objectOf(sources[config.diffIds[at] ?? ''])));
  return await foundImage(files, layers, { digest: null, configDigest, names, config });
}

/** Engines from 25 on say in `LayerSources` what a layer is, by its diff id. */
function listedLayer(layer: string, source: Readonly<Record<string, unknown>> | undefined): ListedLayer {
  const path = pathInRoot(layer);
  const { mediaType = '' } = textsOf(source);
  return { path, mediaType, digest: path.startsWith('blobs/') ? (saidDigest(path) ?? null) : null };
}

/** What the name of a file says of its content: `<hex>.json`, `blobs/sha256/<hex>`, `sha256:<hex>`. */
function saidDigest(path: string): string | undefined {
  const hex = /(?:^|sha256[/:])([a-f0-9]{64})(?:\.json)?$/.exec(path)?.[1];
  return hex && `sha256:${hex}`;
}
