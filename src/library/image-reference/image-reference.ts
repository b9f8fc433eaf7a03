import { isIPv6 } from 'node:net';
import { splitReference } from './split-reference.ts';

/** An image in full, as Docker understands what people write (distribution `reference`, normalised form). */
export interface ImageReference {
  /** Host and port of the registry as written; `docker.io` for Docker Hub under any of its names. */
  readonly domain: string;
  /** The repository there; `library/nginx` for an official image of Docker Hub. */
  readonly path: string;
  /** `latest` when neither a tag nor a digest is written; null when only a digest is. */
  readonly tag: string | null;
  /** `sha256:…`; null when the reference is not pinned. */
  readonly digest: string | null;
}

export const dockerHub = 'docker.io';
const namesOfHub = new Set([dockerHub, 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

const hostPart = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const domainPattern = new RegExp(
  String.raw`^(?:${hostPart}(?:\.${hostPart})*|\[([a-fA-F0-9:]+)\])(?::[0-9]+)?$`,
);
const pathPattern = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
/** An id where a name stands would be ambiguous. */
const bareId = /^[a-f0-9]{64}$/;
const longestPath = 255;

/** Undefined for what is no reference, as an image id or a name with capital letters. */
export function parseReference(text: string): ImageReference | undefined {
  if (text.length > 1024 || text.split('@').length > 2) return undefined;
  const { repository, tag, digest } = splitReference(text);
  const { domain, path } = splitDomain(repository);
  if (bareId.test(repository) || !isDomain(domain) || !isRepositoryPath(path)) return undefined;
  if (tag !== undefined && !tagPattern.test(tag)) return undefined;
  if (digest !== undefined && !isDigest(digest)) return undefined;
  return { domain, path, tag: tag ?? (digest === undefined ? 'latest' : null), digest: digest ?? null };
}

export function isDigest(text: string): boolean {
  return digestPattern.test(text);
}

function isRepositoryPath(path: string): boolean {
  return path.length <= longestPath && pathPattern.test(path);
}

function isDomain(domain: string): boolean {
  const match = domainPattern.exec(domain);
  return match !== null && (match[1] === undefined || isIPv6(match[1]));
}

/** What stands before the first slash is a host when it looks like one; a lower-case word is a user of Docker Hub. */
function splitDomain(repository: string): { readonly domain: string; readonly path: string } {
  const slash = repository.indexOf('/');
  const first = repository.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (slash >= 0 && isHost && !isDockerHub(first))
    return { domain: first, path: repository.slice(slash + 1) };
  const path = isHost ? repository.slice(slash + 1) : repository;
  return { domain: dockerHub, path: path.includes('/') ? path : `library/${path}` };
}

/** The repository as people write it: `nginx` for `docker.io/library/nginx`. */
export function familiarRepository({ domain, path }: Pick<ImageReference, 'domain' | 'path'>): string {
  if (domain !== dockerHub) return `${domain}/${path}`;
  const [, official] = /^library\/([^/]+)$/.exec(path) ?? [];
  return official ?? path;
}

/** The reference as people write it, with its tag and digest: `nginx:1.27`. */
export function familiarReference(reference: ImageReference): string {
  const { tag, digest } = reference;
  return `${familiarRepository(reference)}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
}

/** Whether both names are of one repository, however they are written; what cannot be parsed is compared as text. */
export function isSameRepository(one: string, other: string): boolean {
  return repositoryKey(one) === repositoryKey(other);
}

function repositoryKey(text: string): string {
  const parsed = parseReference(text);
  return parsed ? `${parsed.domain}/${parsed.path}` : splitReference(text).repository;
}

/** Where a login for this image is valid. */
export function loginAddress(reference: string): string {
  return serverAddress(parseReference(reference)?.domain ?? splitDomain(reference).domain);
}

/** What Docker's configuration and the engine call a registry where they ask for a login. */
export function serverAddress(domain: string): string {
  return domain === dockerHub ? 'https://index.docker.io/v1/' : domain;
}

export function isDockerHub(host: string): boolean {
  return namesOfHub.has(host);
}
