import type { MatchablePackage, Unmatched } from '../matching/finding.ts';
import { askedAs } from '../matching/subject.ts';

/** As a `findingKey` ends. */
export function packageKey(one: MatchablePackage): string {
  return `${one.type}\n${askedAs(one).name}`;
}

/** What is known of an image of a line. */
export interface KnownImage {
  readonly matched: { readonly result: { readonly unmatched: readonly Unmatched[] } } | null;
  /** `packageKey` of what is in it, where it was read in part; absent: it was read whole. */
  readonly holds?: ReadonlySet<string>;
}

/**
 * Whether it says nothing that a finding, by its key, is not found: no advisories are here for its kind of package, as while the index is
 * made again, or its package may be in what could not be read of an image.
 */
export function unsureIn(images: readonly KnownImage[]): (key: string) => boolean {
  const inPart = images.flatMap(({ holds }) => holds ?? []);
  const unmatched = images.flatMap(({ matched }) => matched?.result.unmatched ?? []);
  const types = new Set<string>(unmatched.filter(lacksAdvisories).map((one) => one.package.type));
  return (key) => {
    const [, type = ''] = key.split('\n');
    return types.has(type) || inPart.some((holds) => !holds.has(key.slice(key.indexOf('\n') + 1)));
  };
}

function lacksAdvisories({ reason }: Unmatched): boolean {
  return reason === 'no-advisories' || reason === 'unknown-distribution';
}
