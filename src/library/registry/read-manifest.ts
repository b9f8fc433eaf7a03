import { isDigest } from '../image-reference/image-reference.ts';
import { converse, refusal } from './converse.ts';
import type { Followed } from './follow.ts';
import { orUnknown, RegistryFault, wrongAnswer, type Unknown } from './fault.ts';
import { acceptedManifests, digestOfBytes, isIndexType, parseManifest, type Manifest } from './manifest.ts';
import { addressOf, detailOf } from './registry-words.ts';
import type { Session } from './session.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal;
}

export interface HeadOptions extends ReadOptions {
  /** Of the last answer, as it came: what did not change is told without more. */
  readonly etag?: string;
}

export type DigestOutcome =
  | {
      readonly kind: 'found';
      readonly digest: string;
      readonly etag: string | null;
      /** Whether it stands for several platforms; null where the registry does not say. */
      readonly isIndex: boolean | null;
    }
  | { readonly kind: 'unchanged' }
  /** The registry knows no such tag, or no such repository: it does not say which. */
  | { readonly kind: 'absent' }
  | Unknown;

export type ManifestOutcome =
  | { readonly kind: 'found'; readonly digest: string; readonly manifest: Manifest }
  | { readonly kind: 'absent' }
  | Unknown;

const mostManifestBytes = 4 * 1024 * 1024;

/** What a tag points to now. One HEAD, which no registry counts as a pull; a GET only where it tells no digest. */
export async function readDigest(
  session: Session,
  repository: string,
  tag: string,
  { etag, signal }: HeadOptions = {},
): Promise<DigestOutcome> {
  return await orUnknown(
    (async (): Promise<DigestOutcome> => {
      const headers: Record<string, string> = etag === undefined ? {} : { 'If-None-Match': etag };
      const found = await askManifest(session, 'HEAD', repository, tag, headers, signal);
      const { status, headers: told } = found.answer;
      if (status === 304) return { kind: 'unchanged' };
      if (status === 404) return { kind: 'absent' };
      const digest = told['docker-content-digest'];
      if (status === 200 && typeof digest === 'string' && isDigest(digest))
        return { kind: 'found', digest, etag: told.etag ?? null, isIndex: isIndexType(told['content-type']) };
      // Older registries know no digest, and some know no HEAD. Whoever refused is not asked again.
      if (status !== 200 && status !== 405) throw unexpected(session, found);
      const whole = await getManifest(session, repository, tag, signal);
      return whole.kind === 'found' ? foundIn(whole) : whole;
    })(),
  );
}

function foundIn({ digest, manifest }: Extract<ManifestOutcome, { kind: 'found' }>): DigestOutcome {
  return { kind: 'found', digest, etag: null, isIndex: manifest.kind === 'index' };
}

/** A manifest by tag or digest. One by digest never changes: keep it. Counts as a pull where pulls are counted. */
export async function readManifest(
  session: Session,
  repository: string,
  reference: string,
  { signal }: ReadOptions = {},
): Promise<ManifestOutcome> {
  return await orUnknown(getManifest(session, repository, reference, signal));
}

async function getManifest(
  session: Session,
  repository: string,
  reference: string,
  signal: AbortSignal | undefined,
): Promise<Exclude<ManifestOutcome, Unknown>> {
  keepSpareQuota(session);
  const found = await askManifest(session, 'GET', repository, reference, {}, signal);
  const { status, body, headers } = found.answer;
  if (status === 404) return missing(reference, detailOf(body));
  if (status !== 200) throw unexpected(session, found);
  const told = isDigest(reference) ? reference : headers['docker-content-digest'];
  const wanted = typeof told === 'string' && isDigest(told) ? told : undefined;
  const digest = digestOfBytes(body, wanted);
  if (wanted !== undefined && wanted !== digest) throw wrongAnswer('the manifest does not have its digest');
  const manifest = parseManifest(body);
  if (!manifest) throw wrongAnswer('no manifest that is known');
  return { kind: 'found', digest, manifest };
}

function missing(reference: string, code: string | undefined): { readonly kind: 'absent' } {
  if (code === 'NAME_UNKNOWN') throw new RegistryFault({ id: 'not-found' });
  if (isDigest(reference)) throw new RegistryFault({ id: 'deleted' });
  return { kind: 'absent' };
}

async function askManifest(
  session: Session,
  method: 'GET' | 'HEAD',
  repository: string,
  reference: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Followed> {
  const ask = {
    method,
    url: addressOf(session, repository, `manifests/${reference}`),
    headers: { Accept: acceptedManifests, ...headers },
    limitBytes: mostManifestBytes,
    signal,
  };
  return await converse(session, ask, repository);
}

export function unexpected(session: Session, { answer, url }: Followed): RegistryFault {
  const code = detailOf(answer.body);
  if (answer.status === 403) return refusal(session, url, code);
  return wrongAnswer(code === undefined ? String(answer.status) : `${answer.status} ${code}`);
}

/** The last pulls of an address are for people, not for looking. */
function keepSpareQuota({ quota, options: { spareQuota = 0, clock } }: Session): void {
  if (!quota || quota.remaining > spareQuota) return;
  const untilMs = quota.readAtMs + (quota.windowSeconds ?? 3600) * 1000;
  if (clock.now() < untilMs) throw new RegistryFault({ id: 'rate-limited', untilMs });
}
