import { converse } from './converse.ts';
import { orUnknown, RegistryFault, wrongAnswer, type Unknown } from './fault.ts';
import { jsonObject, objectOf, textsOf } from './json-object.ts';
import { childFor, digestOfBytes } from './manifest.ts';
import type { Platform } from './platform.ts';
import { readManifest, unexpected, type ReadOptions } from './read-manifest.ts';
import { addressOf } from './registry-words.ts';
import type { Session } from './session.ts';

/** The image that a host would run of what a reference names. */
export interface RegistryImage {
  /** Of what was asked for: an index, or the manifest itself. */
  readonly digest: string;
  /** Of the manifest for the host's platform. */
  readonly manifestDigest: string;
  /** What engines without the containerd store call the image's id. */
  readonly configDigest: string;
  /** Of the index and of the manifest, whose own count first. */
  readonly annotations: Readonly<Record<string, string>>;
}

export type ImageOutcome =
  | ({ readonly kind: 'found' } & RegistryImage)
  | { readonly kind: 'absent' }
  /** It is there, but not for this platform. */
  | { readonly kind: 'other-platforms' }
  | Unknown;

export interface ImageConfig {
  readonly labels: Readonly<Record<string, string>>;
  /** When it was built, which may be made up (0, or the date of a commit). */
  readonly createdMs: number | null;
}

export type ConfigOutcome = ({ readonly kind: 'found' } & ImageConfig) | Unknown;

/** An index may hold an index; none is known that goes deeper than two. */
const deepest = 4;
const mostConfigBytes = 4 * 1024 * 1024;

export async function readImage(
  session: Session,
  repository: string,
  reference: string,
  host: Platform,
  options: ReadOptions = {},
): Promise<ImageOutcome> {
  let next = reference;
  let digest: string | undefined;
  let annotations: Readonly<Record<string, string>> = {};
  for (let depth = 0; depth < deepest; depth += 1) {
    const found = await readManifest(session, repository, next, options);
    if (found.kind !== 'found') return found;
    digest ??= found.digest;
    annotations = { ...annotations, ...found.manifest.annotations };
    if (found.manifest.kind === 'image')
      return {
        kind: 'found',
        digest,
        manifestDigest: found.digest,
        configDigest: found.manifest.config.digest,
        annotations,
      };
    const child = childFor(found.manifest.children, host);
    if (!child) return { kind: 'other-platforms' };
    next = child.digest;
  }
  return { kind: 'unknown', reason: { id: 'wrong-answer', detail: 'an index in an index without end' } };
}

/** The settings of an image, by the digest of its configuration. */
export async function readConfig(
  session: Session,
  repository: string,
  configDigest: string,
  { signal }: ReadOptions = {},
): Promise<ConfigOutcome> {
  return await orUnknown(
    (async (): Promise<ConfigOutcome> => {
      const url = addressOf(session, repository, `blobs/${configDigest}`);
      const ask = { method: 'GET', url, headers: {}, limitBytes: mostConfigBytes, signal } as const;
      const found = await converse(session, ask, repository);
      const { status, body } = found.answer;
      if (status === 404) throw new RegistryFault({ id: 'deleted' });
      if (status !== 200) throw unexpected(session, found);
      if (digestOfBytes(body, configDigest) !== configDigest)
        throw wrongAnswer('the configuration does not have its digest');
      const document = jsonObject(body);
      if (!document) throw wrongAnswer('no configuration of an image');
      const created = document['created'];
      const createdMs = typeof created === 'string' ? Date.parse(created) : Number.NaN;
      return {
        kind: 'found',
        labels: textsOf(objectOf(document['config'])?.['Labels']),
        createdMs: Number.isNaN(createdMs) ? null : createdMs,
      };
    })(),
  );
}
