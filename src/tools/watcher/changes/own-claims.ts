import type { Repository } from '../facts/facts.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { compareNumber } from '#library/versions/docker-tag/compare-numbers.ts';
import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { type ImageClaims, readClaims } from './image-claims.ts';
import { isRelated } from './words-of-names.ts';

export interface Described {
  /** As an image hands them on to every image that is built on it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Of the index and the manifest: written for this image alone. */
  readonly annotations: Readonly<Record<string, string>>;
}

const nothing = readClaims({});

/** What an image says of itself, without what only its base said. */
export function ownClaims({ labels, annotations }: Described, image: Repository, tag: string | null) {
  const written = readClaims(annotations);
  const base = written.baseName ?? readClaims(labels).baseName;
  return merged(written, ownLabels(readClaims(labels), image, tag, base));
}

function merged(first: ImageClaims, second: ImageClaims): ImageClaims {
  const own = Object.entries(first).filter(([, value]) => value !== null);
  return { ...second, ...Object.fromEntries(own) };
}

function ownLabels(
  claims: ImageClaims,
  image: Repository,
  tag: string | null,
  baseName: string | null,
): ImageClaims {
  const { title, refName, source, version } = claims;
  const { path } = image;
  const base = baseName === null ? undefined : parseReference(baseName);
  const names = [title, refName].filter((name) => name !== null);
  const isNamedSo = names.some((name) => isRelated(name, path));
  const said = source === null ? names : [...names, new URL(source).pathname];
  if (said.length > 0 && !said.some((name) => isRelated(name, path))) return nothing;
  const isBases =
    (!isNamedSo && base !== undefined && names.some((name) => isRelated(name, base.path))) ||
    // Bases write their name and their version side by side.
    (refName !== null && refName !== tag && refName !== version && !isRelated(refName, path)) ||
    (version !== null && base?.tag === version && tag !== version) ||
    (version !== null && contradicts(version, tag));
  return isBases ? { ...claims, version: null, revision: null, createdAtMs: null } : claims;
}

/** `22.04` in an image whose tag is `2.0.0`: the version of something else. A day says nothing about a version, nor does a name. */
function contradicts(version: string, tag: string | null): boolean {
  const one = parseTag(version);
  const other = parseTag(tag ?? '');
  if (one.kind !== 'version' || other.kind !== 'version') return false;
  const shared = Math.min(one.numbers.length, other.numbers.length);
  return one.numbers
    .slice(0, shared)
    .some((number, index) => compareNumber(number, other.numbers[index] ?? '0') !== 0);
}
