import { isSameRepository, familiarRepository } from '#library/image-reference/image-reference.ts';
import type { ImageFact, TagFact } from '../facts/facts.ts';
import type { LocalImage } from '../subjects/subject.ts';
import type { KnownFacts } from './judge-input.ts';
import type { Watch } from './watch-plan.ts';

/**
 * How what a tag stands for compares with what runs.
 * - `not-learned`: it stands for something else, which may still hold the image that runs.
 * - `nothing`: no registry has ever answered.
 */
export type TagStanding =
  | { readonly kind: 'same'; readonly digest: string }
  | { readonly kind: 'newer' | 'not-for-platform' | 'not-learned'; readonly digest: string }
  | { readonly kind: 'nothing' };

/** From the last good answer, also where a later look had a problem. */
export function tagStanding(
  { reference, local }: Pick<Watch, 'reference' | 'local'>,
  fact: TagFact | undefined,
  facts: Pick<KnownFacts, 'image'>,
): TagStanding {
  const digest = fact?.digest ?? null;
  if (!fact || digest === null) return { kind: 'nothing' };
  if (isNamedBy(local, digest)) return { kind: 'same', digest };
  const image = facts.image(reference, digest, local.platform);
  if (image) return { kind: ofImage(local, digest, image), digest };
  // Without an index around it, another manifest is another image; but only digests of this repository say what was there before.
  const isPlain = fact.isIndex === false && digestsIn(local, familiarRepository(reference)).length > 0;
  return { kind: isPlain ? 'newer' : 'not-learned', digest };
}

/** A digest names its content, whatever the repository; the id is one too in the containerd store. */
function isNamedBy(local: LocalImage, digest: string): boolean {
  return local.id === digest || local.digests.some((named) => named.endsWith(`@${digest}`));
}

function ofImage(local: LocalImage, digest: string, image: ImageFact) {
  if (image.kind === 'other-platforms') return 'not-for-platform';
  const { manifestDigest, configDigest } = image;
  const isSame =
    [digest, manifestDigest, configDigest].includes(local.id) || isNamedBy(local, manifestDigest);
  return isSame ? 'same' : 'newer';
}

/** The digests by which the running image is known in a repository, however that is written. */
export function digestsIn({ digests }: LocalImage, repository: string): readonly string[] {
  return digests.flatMap((named) => {
    const [name = '', digest] = named.split('@');
    return digest !== undefined && isSameRepository(name, repository) ? digest : [];
  });
}
