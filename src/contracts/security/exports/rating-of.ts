import type { Finding, Rating } from '../finding.ts';

/** The rating that a finding's severity is from. */
export function ratingOf({ ratings, ratedBy }: Pick<Finding, 'ratings' | 'ratedBy'>): Rating | undefined {
  const own = ratings.filter(({ source }) => source === ratedBy);
  return own.find(({ score }) => score !== null) ?? own[0];
}
