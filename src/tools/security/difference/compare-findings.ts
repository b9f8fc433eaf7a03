import type { Finding } from '../matching/finding.ts';

type ComparableFinding = Pick<Finding, 'flaw' | 'aliases' | 'ecosystem' | 'name'>;

export interface FindingDifference<Kind> {
  /** In the first list only. */
  readonly repaired: readonly Kind[];
  /** In the second list only. */
  readonly added: readonly Kind[];
  /** In both, as the second list has it. */
  readonly same: readonly Kind[];
}

/**
 * What changes from one image to another. A flaw of a package is the same in another version or release, and by another of its names;
 * one that leaves the last of several copies of a package is repaired.
 */
export function compareFindings<Kind extends ComparableFinding>(
  before: readonly Kind[],
  after: readonly Kind[],
): FindingDifference<Kind> {
  const old = new Set(before.flatMap(keysOf));
  const fresh = new Set(after.flatMap(keysOf));
  const isIn = (keys: ReadonlySet<string>, one: Kind): boolean => keysOf(one).some((key) => keys.has(key));
  return {
    repaired: before.filter((one) => !isIn(fresh, one)),
    added: after.filter((one) => !isIn(old, one)),
    same: after.filter((one) => isIn(old, one)),
  };
}

function keysOf({ flaw, aliases, ecosystem, name }: ComparableFinding): readonly string[] {
  return [flaw, ...aliases].map((id) => [ecosystem, name, id].join('\n'));
}
