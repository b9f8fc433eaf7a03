import type { ImageVersion } from '#contracts/watcher/version.ts';
import { familiarRepository } from '#library/image-reference/image-reference.ts';
import { type ImageClaims, readClaims } from '../changes/image-claims.ts';
import { versionOf } from '../changes/image-version.ts';
import { ownClaims } from '../changes/own-claims.ts';
import type { Subject } from '../subjects/subject.ts';
import { namedReference } from './named-reference.ts';
import { digestsIn, type TagStanding } from './tag-standing.ts';

/** What the running image says of itself. */
export function currentClaims(subject: Subject): ImageClaims {
  const { local } = subject;
  const reference = namedReference(subject);
  if (!local || local === 'gone' || !reference) return readClaims({});
  return ownClaims({ labels: local.labels, annotations: {} }, reference, reference.tag);
}

/** The version that runs; `publishedAtMs` is when its tag was pushed. */
export function currentVersion(
  subject: Subject,
  standing: TagStanding,
  publishedAtMs: number | null,
): ImageVersion {
  const isSame = standing.kind === 'same';
  const { local } = subject;
  const reference = namedReference(subject);
  return versionOf({
    tag: reference?.tag ?? null,
    digest: isSame ? standing.digest : runningDigest(local, reference),
    claims: currentClaims(subject),
    createdAtMs: local && local !== 'gone' ? local.createdAtMs : null,
    publishedAtMs: isSame ? publishedAtMs : null,
  });
}

/** One image may have been pulled under several digests; which of them the container was made from, only a pinned reference says. */
function runningDigest(local: Subject['local'], reference: Subject['reference']): string | null {
  if (reference?.digest) return reference.digest;
  if (!local || local === 'gone') return null;
  const here = reference ? digestsIn(local, familiarRepository(reference)) : [];
  return here.at(-1) ?? local.digests.at(-1)?.split('@')[1] ?? null;
}
