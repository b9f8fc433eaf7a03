import type { ImageDifference } from '#contracts/security/difference.ts';

export interface PackageChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: string;
  readonly after?: string;
}

/**
 * As the list of differences takes them, by name. A version that a package does not tell is a dash; a package that is there
 * several times is one line with all of its versions.
 */
export function packageChanges({ packages }: ImageDifference): readonly PackageChange[] {
  const { changed, added, removed } = packages;
  const all: PackageChange[] = [
    ...changed.map(({ name, from, to }) => change(name, 'changed', { before: from, after: to })),
    ...added.map(({ name, version }) => change(name, 'added', { after: version })),
    ...removed.map(({ name, version }) => change(name, 'removed', { before: version })),
  ];
  const merged = new Map<string, PackageChange>();
  for (const one of all) {
    const key = `${one.kind} ${one.path}`;
    const known = merged.get(key);
    merged.set(key, known ? join(known, one) : one);
  }
  return [...merged.values()].toSorted((a, b) => a.path.localeCompare(b.path));
}

function change(
  path: string,
  kind: PackageChange['kind'],
  { before, after }: { before?: string; after?: string },
): PackageChange {
  return {
    path,
    kind,
    ...(before !== undefined && { before: before || '–' }),
    ...(after !== undefined && { after: after || '–' }),
  };
}

function join(known: PackageChange, other: PackageChange): PackageChange {
  const both = (a?: string, b?: string) =>
    [...new Set([a, b].filter((each) => each !== undefined))].join(', ');
  return change(known.path, known.kind, {
    ...(known.before !== undefined && { before: both(known.before, other.before) }),
    ...(known.after !== undefined && { after: both(known.after, other.after) }),
  });
}
