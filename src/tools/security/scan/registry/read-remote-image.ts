import { isDigest } from '#library/image-reference/image-reference.ts';
import { parseImageConfig } from '#library/layers/open-image/image-config.ts';
import type { ImageConfig } from '#library/layers/open-image/image.ts';
import { converse } from '#library/registry/converse.ts';
import { RegistryFault, wrongAnswer } from '#library/registry/fault.ts';
import { jsonObject, textsOf } from '#library/registry/json-object.ts';
import { acceptedManifests, childFor, digestOfBytes, parseManifest } from '#library/registry/manifest.ts';
import type { Platform } from '#library/registry/platform.ts';
import { unexpected } from '#library/registry/read-manifest.ts';
import { addressOf } from '#library/registry/registry-words.ts';
import type { Session } from '#library/registry/session.ts';

/** An image at a registry, and the host that would run it. */
export interface RemoteImage {
  readonly session: Session;
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
  readonly platform: Platform;
}

export interface RemoteLayer {
  readonly digest: string;
  readonly mediaType: string;
}

export type RemoteFound =
  | {
      readonly kind: 'found';
      /** Of the manifest for the platform. */
      readonly manifestDigest: string;
      readonly configDigest: string;
      readonly config: ImageConfig;
      /** Bottom first. */
      readonly layers: readonly RemoteLayer[];
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'other-platforms' };

/** An index may hold an index; none is known that goes deeper than two. */
const deepest = 4;
const mostBytes = 4 * 1024 * 1024;
const mostLayers = 1_000;

/** Each manifest is asked for once: registries count them as pulls. Rejects with a `RegistryFault`, or the signal's reason. */
export async function readRemoteImage(remote: RemoteImage, signal: AbortSignal): Promise<RemoteFound> {
  let next = remote.reference;
  for (let depth = 0; depth < deepest; depth += 1) {
    const bytes = await fetchWhole(remote, `manifests/${next}`, signal);
    if (!bytes) return { kind: 'absent' };
    const manifestDigest = digestOfBytes(bytes, next);
    if (isDigest(next) && manifestDigest !== next) throw wrongAnswer('the manifest does not have its digest');
    const manifest = parseManifest(bytes);
    if (!manifest) throw wrongAnswer('no manifest that is known');
    if (manifest.kind === 'image') {
      const configDigest = manifest.config.digest;
      const config = await readConfig(remote, configDigest, signal);
      return { kind: 'found', manifestDigest, configDigest, config, layers: layersIn(bytes) };
    }
    const child = childFor(manifest.children, remote.platform);
    if (!child) return { kind: 'other-platforms' };
    next = child.digest;
  }
  throw wrongAnswer('an index in an index without end');
}

async function readConfig(remote: RemoteImage, digest: string, signal: AbortSignal): Promise<ImageConfig> {
  const bytes = await fetchWhole(remote, `blobs/${digest}`, signal);
  if (!bytes) throw new RegistryFault({ id: 'deleted' });
  if (digestOfBytes(bytes, digest) !== digest) {
    throw wrongAnswer('the configuration does not have its digest');
  }
  const config = parseImageConfig(bytes);
  if (!config) throw wrongAnswer('no configuration of an image');
  return config;
}

/** Undefined when it is not there. */
async function fetchWhole(
  { session, repository }: RemoteImage,
  rest: string,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const url = addressOf(session, repository, rest);
  const headers = { Accept: rest.startsWith('manifests/') ? acceptedManifests : '*/*' };
  const ask = { method: 'GET', url, headers, limitBytes: mostBytes, signal } as const;
  const found = await converse(session, ask, repository);
  if (found.answer.status === 404) return undefined;
  if (found.answer.status !== 200) throw unexpected(session, found);
  return found.answer.body;
}

function layersIn(manifest: Buffer): readonly RemoteLayer[] {
  const layers: unknown = jsonObject(manifest)?.['layers'];
  if (!Array.isArray(layers) || layers.length > mostLayers) throw wrongAnswer('no list of layers');
  return layers.map((layer) => {
    const { digest = '', mediaType = '' } = textsOf(layer);
    if (!isDigest(digest)) throw wrongAnswer('a layer without a digest');
    return { digest, mediaType };
  });
}
