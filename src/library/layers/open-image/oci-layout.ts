import { isDigest } from '../../image-reference/image-reference.ts';
import { jsonObject, objectOf, textsOf } from '../../registry/json-object.ts';
import { digestOfBytes, parseManifest, type Descriptor } from '../../registry/manifest.ts';
import type { LayerProblem } from '../layer-problem.ts';
import { foundImage, type FoundImage, type ImageWish, type ListedLayer } from './found-image.ts';
import { listOf, parseImageConfig } from './image-config.ts';
import type { ImageFiles } from './image-files.ts';

/** An index may hold an index; none is known that goes deeper than two. */
const deepest = 4;
const mostManifests = 1000;
const mostLayers = 1000;

export interface Candidates {
  readonly images: readonly FoundImage[];
  /** Of manifests that are listed and could not be used. */
  readonly problems: readonly LayerProblem[];
}

/**
 * The images of an OCI image layout (image-spec, "OCI Image Layout Specification") with or without its marker file. Attestations
 * are none. An index often lists platforms whose blobs were never fetched: these are left out, with a problem.
 */
export async function ociImages(files: ImageFiles, { name }: ImageWish): Promise<Candidates> {
  const bytes = await files.document('index.json');
  const index = bytes && parseManifest(bytes);
  if (index?.kind !== 'index') {
    return { images: [], problems: bytes ? [damaged('index.json is no image index.')] : [] };
  }
  const images: FoundImage[] = [];
  const problems: LayerProblem[] = [];
  let open: readonly Listed[] = index.children
    .map((child) => ({ child, names: namesOf(child) }))
    .filter(({ names }) => name === undefined || names.includes(name));
  let left = mostManifests;
  for (let depth = 0; open.length > 0; depth += 1) {
    if (depth === deepest) {
      problems.push({ path: null, id: 'too-deep', detail: 'The index holds an index without end.' });
      break;
    }
    const below: Listed[] = [];
    for (const listed of open) {
      if (isAttestation(listed.child) || (left -= 1) < 0) continue;
      const found = await readChild(files, listed);
      if (Array.isArray(found)) below.push(...found);
      else if ('layers' in found) images.push(found);
      else problems.push(found);
    }
    open = below;
  }
  return { images, problems };
}

/** What an index lists, under the names of what stands at the top. */
interface Listed {
  readonly child: Descriptor;
  readonly names: readonly string[];
}

/** An image, what an index holds, or why it is neither. */
async function readChild(
  files: ImageFiles,
  { child, names }: Listed,
): Promise<FoundImage | Listed[] | LayerProblem> {
  const bytes = await readBlob(files, child.digest);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const manifest = parseManifest(bytes);
  if (!manifest) return damaged(`${child.digest} is no manifest of an image.`);
  if (manifest.kind === 'index') return manifest.children.map((one) => ({ child: one, names }));
  const config = await readBlob(files, manifest.config.digest);
  if (!Buffer.isBuffer(config)) return config;
  const parsed = parseImageConfig(config);
  if (!parsed) return damaged(`${manifest.config.digest} is no configuration of an image.`);
  return await foundImage(files, layersOf(bytes), {
    digest: child.digest,
    configDigest: manifest.config.digest,
    names,
    config: parsed,
  });
}

async function readBlob(files: ImageFiles, digest: string): Promise<Buffer | LayerProblem> {
  const bytes = await files.document(blobPath(digest));
  if (!bytes) return { path: null, id: 'missing', detail: `${digest} is listed, but not here.` };
  if (digestOfBytes(bytes, digest) !== digest) return damaged(`${digest} is something else.`);
  return bytes;
}

function layersOf(manifest: Buffer): readonly ListedLayer[] {
  const layers = listOf(jsonObject(manifest)?.['layers']).slice(0, mostLayers);
  return layers.map((value) => {
    const { digest = '', mediaType = '' } = textsOf(objectOf(value));
    // A layer without a digest is one that is missing.
    return {
      digest: isDigest(digest) ? digest : null,
      mediaType,
      path: isDigest(digest) ? blobPath(digest) : '',
    };
  });
}

export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

function isAttestation({ annotations, platform }: Descriptor): boolean {
  return 'vnd.docker.reference.type' in annotations || platform?.os === 'unknown';
}

const nameKeys = ['io.containerd.image.name', 'org.opencontainers.image.ref.name'];

function namesOf({ annotations }: Descriptor): string[] {
  return nameKeys.flatMap((key) => annotations[key] ?? []);
}

function damaged(detail: string): LayerProblem {
  return { path: null, id: 'damaged', detail };
}
