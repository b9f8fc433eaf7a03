import type { TagLevel } from '#library/versions/docker-tag/level.ts';
import type { LevelLimit } from './tag-choice.ts';

/** Why a tag was not chosen. */
export type Reason =
  | { readonly kind: 'current' }
  | { readonly kind: 'older' }
  | { readonly kind: 'not-newer' }
  | { readonly kind: 'superseded'; readonly by: string }
  | { readonly kind: 'no-order' }
  | { readonly kind: 'date' }
  | { readonly kind: 'no-date' }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'fewer-parts' }
  | { readonly kind: 'more-parts' }
  | { readonly kind: 'form' }
  /** `-alpine`; empty for a tag without a variant. */
  | { readonly kind: 'variant'; readonly variant: string }
  /** The same variant in another version of it: `-alpine3.20` instead of `-alpine3.18`. */
  | { readonly kind: 'variant-number'; readonly variant: string }
  | { readonly kind: 'prerelease' }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'excluded'; readonly pattern: string }
  | { readonly kind: 'not-included' }
  | HeldReason;

/** A newer tag of the same family that is kept back. */
export type HeldReason =
  | { readonly kind: 'above-limit'; readonly level: TagLevel; readonly limit: LevelLimit }
  | { readonly kind: 'pushed-earlier'; readonly pushedAtMs: number; readonly currentPushedAtMs: number }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed-here' }
  | { readonly kind: 'not-for-platform' }
  | { readonly kind: 'too-young'; readonly readyAtMs: number }
  | { readonly kind: 'age-unknown' };

const held = new Set<Reason['kind']>([
  'above-limit',
  'pushed-earlier',
  'skipped',
  'failed-here',
  'not-for-platform',
  'too-young',
  'age-unknown',
]);

export function isHeld(reason: Reason): reason is HeldReason {
  return held.has(reason.kind);
}
