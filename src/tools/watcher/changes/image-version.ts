import type { ImageVersion } from '#contracts/watcher/version.ts';
import { believableMs, type ImageClaims } from './image-claims.ts';

export interface NamedVersion {
  readonly tag: string | null;
  readonly digest: string | null;
  readonly claims: ImageClaims;
  /** Of its configuration. */
  readonly createdAtMs: number | null;
  readonly publishedAtMs: number | null;
}

export function versionOf({ claims, createdAtMs, ...named }: NamedVersion): ImageVersion {
  const { tag, digest, publishedAtMs } = named;
  const { version, revision } = claims;
  return {
    tag,
    digest,
    version,
    revision,
    createdAtMs: believableMs(createdAtMs) ?? claims.createdAtMs,
    publishedAtMs,
  };
}

/** Two tags that claim one version: both repeat it from somewhere, unless it is what the newer tag says too. */
export function withoutRepeated(
  from: { tag: string | null; claims: ImageClaims },
  tag: string,
  to: ImageClaims,
): ImageClaims {
  if (from.tag === tag) return to;
  const isRepeated = to.version !== null && to.version === from.claims.version && !tag.includes(to.version);
  return isRepeated ? { ...to, version: null, revision: null } : to;
}
