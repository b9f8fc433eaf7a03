import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { Verdict, VerdictReason } from '#contracts/watcher/verdict.ts';
import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { LocalImage, Subject } from '../subjects/subject.ts';
import { type Track, trackOf } from '../tags/track.ts';
import { compileTransform } from '../tags/transform.ts';
import { namedReference } from './named-reference.ts';
import { offReason, nothingWatched } from './off-reason.ts';
import { reasonOf } from './problem-words.ts';

/** What is looked at for a container. */
export interface Watch {
  readonly kind: 'watch';
  readonly reference: ImageReference;
  readonly tag: string;
  readonly track: Track;
  readonly local: LocalImage;
  readonly wantsDigest: boolean;
  readonly wantsTagList: boolean;
}

/** Nobody needs to be asked: this is how it is. */
export interface Settled {
  readonly kind: 'settled';
  readonly state: Extract<Verdict['state'], 'unknown' | 'pending' | 'local' | 'fixed' | 'off'>;
  readonly reason: VerdictReason | null;
}

type Watching = Pick<EffectivePolicy, 'mode' | 'transform' | 'watchDigest' | 'watchTags' | 'decidedBy'>;

export function watchPlan(subject: Subject, policy: Watching): Watch | Settled {
  const { local } = subject;
  const reference = namedReference(subject);
  if (policy.mode === 'off') return settled('off', offReason(policy.decidedBy.mode));
  if (local === undefined) return settled('pending', null);
  if (reference?.tag === null) return settled('fixed', null);
  if (local === 'gone') return settled('unknown', reasonOf({ id: 'image-gone' }));
  if (local.digests.length === 0) return settled('local', null);
  if (!reference) return settled('unknown', reasonOf({ id: 'no-reference' }));
  const { tag } = reference;
  const track = trackOfSubject(reference, policy.transform);
  const wantsTagList = policy.watchTags && track.hasNewerTags;
  if (!policy.watchDigest && !wantsTagList) return settled('off', nothingWatched(policy, track.hasNewerTags));
  return { kind: 'watch', reference, tag, track, local, wantsDigest: policy.watchDigest, wantsTagList };
}

/** A formula that cannot be used changes nothing here; that it is none is told with the verdict. */
export function trackOfSubject(reference: ImageReference, transform: string): Track {
  const compiled = compileTransform(transform);
  const as = reference.tag !== null && 'value' in compiled ? compiled.value(reference.tag) : reference.tag;
  return trackOf(reference, as);
}

function settled(state: Settled['state'], reason: VerdictReason | null): Settled {
  return { kind: 'settled', state, reason };
}
