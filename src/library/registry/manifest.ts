import { createHash } from 'node:crypto';
import { isDigest } from '../image-reference/image-reference.ts';
import { jsonObject, objectOf, textsOf } from './json-object.ts';
import { canRun, isBetter, platformOf, type Platform } from './platform.ts';

/** What a manifest points to (OCI image specification, descriptor). */
export interface Descriptor {
  readonly digest: string;
  readonly mediaType: string;
  readonly platform: Platform | null;
  readonly annotations: Readonly<Record<string, string>>;
}

/** An image for one platform, or a list of them. */
export type Manifest = {
  readonly mediaType: string;
  readonly annotations: Readonly<Record<string, string>>;
} & (
  | { readonly kind: 'image'; readonly config: Descriptor }
  | { readonly kind: 'index'; readonly children: readonly Descriptor[] }
);

const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const imageTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
/** All in one header: a registry that misses one converts the manifest, which then has another digest. */
export const acceptedManifests = [...indexTypes, ...imageTypes].join(', ');
const mostChildren = 1000;

/** Undefined for what is neither, as a manifest of schema 1. `mediaType` may be missing from an OCI document. */
export function parseManifest(bytes: Buffer): Manifest | undefined {
  const document = jsonObject(bytes);
  if (!document || document['schemaVersion'] !== 2) return undefined;
  const annotations = textsOf(document['annotations']);
  const { mediaType, manifests } = document;
  const said = typeof mediaType === 'string' ? mediaType : undefined;
  if (Array.isArray(manifests) && (said === undefined || indexTypes.includes(said))) {
    const children = manifests.slice(0, mostChildren).flatMap((one) => descriptorOf(one) ?? []);
    return { kind: 'index', mediaType: said ?? indexTypes[0]!, annotations, children };
  }
  const config = descriptorOf(document['config']);
  if (!config || (said !== undefined && !imageTypes.includes(said))) return undefined;
  return { kind: 'image', mediaType: said ?? imageTypes[0]!, annotations, config };
}

/** The child that a host runs. Attestations and what is for no known platform are none; an index in an index is one. */
export function childFor(children: readonly Descriptor[], host: Platform): Descriptor | undefined {
  let best: Descriptor | undefined;
  for (const child of children) {
    if (!isForPlatform(child) || !canRun(host, child.platform)) continue;
    if (isBetter(host, child.platform, best?.platform ?? undefined)) best = child;
  }
  return best ?? children.find((child) => child.platform === null && isIndexType(child.mediaType) === true);
}

function isForPlatform(child: Descriptor): child is Descriptor & { readonly platform: Platform } {
  const isAttestation = 'vnd.docker.reference.type' in child.annotations;
  return child.platform !== null && child.platform.os !== 'unknown' && !isAttestation;
}

/** Null for what is neither an index nor an image, as the Content-Type of an old registry. */
export function isIndexType(mediaType: string | undefined): boolean | null {
  const type = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return indexTypes.includes(type) || (imageTypes.includes(type) ? false : null);
}

export function digestOfBytes(bytes: Buffer, like = 'sha256:'): string {
  const algorithm = /^sha(384|512):/.exec(like) ? like.slice(0, 6) : 'sha256';
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

function descriptorOf(value: unknown): Descriptor | undefined {
  const found = objectOf(value);
  const digest = found?.['digest'];
  if (!found || typeof digest !== 'string' || !isDigest(digest)) return undefined;
  const { mediaType } = found;
  return {
    digest,
    mediaType: typeof mediaType === 'string' ? mediaType : '',
    platform: readPlatform(found['platform']),
    annotations: textsOf(found['annotations']),
  };
}

function readPlatform(value: unknown): Platform | null {
  const { os, architecture, variant, 'os.version': osVersion } = textsOf(value);
  return os === undefined || architecture === undefined
    ? null
    : platformOf({ os, architecture, variant, osVersion });
}
