import { familyDifference } from '#library/versions/docker-tag/compare-tags.ts';
import { isOrdered, type OrderedTag, type Tag } from '#library/versions/docker-tag/tag.ts';
import type { Reason } from './reason.ts';

/** Why a tag cannot be compared with the one that runs. */
export function familyReason(current: OrderedTag, tag: Tag): Reason | undefined {
  const difference = familyDifference(current, tag);
  if (difference === undefined) return undefined;
  if (!isOrdered(tag)) return { kind: 'no-order' };
  switch (difference) {
    case 'order':
      return { kind: 'no-order' };
    case 'calendar':
      return { kind: tag.kind === 'calendar' ? 'date' : 'no-date' };
    case 'prefix':
      return { kind: 'prefix', prefix: tag.prefix };
    case 'parts':
      return { kind: tag.numbers.length < current.numbers.length ? 'fewer-parts' : 'more-parts' };
    case 'form':
      return { kind: 'form' };
    case 'variant':
      return variantReason(current, tag);
  }
}

function variantReason(current: OrderedTag, { variant }: OrderedTag): Reason {
  const isOnlyNumber = numberless(variant) === numberless(current.variant);
  return { kind: isOnlyNumber ? 'variant-number' : 'variant', variant };
}

function numberless(variant: string): string {
  return variant.replaceAll(/\d+(?:\.\d+)*/g, '0');
}
