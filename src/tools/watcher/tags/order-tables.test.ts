import { describe, expect, test } from 'vitest';
import { peerTable } from '#library/peer-table.ts';
import { dockerTag } from '#library/versions/docker-tag.ts';
import { compilePatterns } from './patterns.ts';
import { chooseFrom, type Difference } from './test-table.ts';
import { compileTransform } from './transform.ts';

interface FluxTable {
  readonly rows: readonly {
    label: string;
    versions: readonly string[];
    order?: string;
    expectedVersion?: string;
  }[];
}
interface FilterTable {
  readonly rows: readonly {
    label: string;
    tags: readonly string[];
    pattern?: string;
    extract?: string;
    expected: readonly string[];
  }[];
}
interface SortTable {
  readonly rows: readonly { name: string; expected: readonly string[] }[];
}

const differences: Readonly<Record<string, Difference>> = {
  'With Ubuntu code names': {
    ours: ['xenial', 'yakkety', 'zesty', 'artful', 'bionic'],
    why: 'names have no order: each stays where it is',
  },
  'With Ubuntu CalVer': {
    ours: ['20.10', '16.04.1'],
    why: 'the point release of three numbers is a track of its own',
  },
};

/** Where a container on any of the tags would go. */
function destinations(versions: readonly string[]): string[] {
  const tags = versions.filter((version) => /^\w[\w.-]*$/.test(version));
  return [...new Set(tags.map((current) => chooseFrom(current, tags).newest?.name ?? current))];
}

/** Not here: descending orders, which go back; numbers below zero, which are no tags; and lists that Flux calls an error, where nothing is chosen. */
for (const name of ['flux-policy-alphabetical', 'flux-policy-numerical']) {
  const table = peerTable<FluxTable>(`updates/${name}`, { rows: [] });
  const rows = table.rows.filter(
    ({ order, expectedVersion, versions }) =>
      expectedVersion !== undefined && (order === undefined || versions.length === 1),
  );
  describe.skipIf(rows.length === 0)(name, () => {
    test.each(rows)('$label: $expectedVersion', ({ label, versions, expectedVersion }) => {
      expect(destinations(versions)).toEqual(differences[label]?.ours ?? [expectedVersion]);
    });
  });
}

const semver = peerTable<FluxTable>('updates/flux-policy-semver', { rows: [] });
/** All ranges of the table are 1.0.x: patches of 1.0. */
test.skipIf(semver.rows.length === 0).each(semver.rows)(
  'flux-policy-semver, $label',
  ({ versions, expectedVersion }) => {
    const current = versions.find((version) => /^\D?1\.0\.0$/.test(version)) ?? '1.0.0';
    const { newest } = chooseFrom(current, versions, { level: 'patch' });
    expect(newest?.name ?? current).toBe(expectedVersion ?? current);
  },
);

const filter = peerTable<FilterTable>('updates/flux-policy-filter', { rows: [] });
test.skipIf(filter.rows.length === 0).each(filter.rows)(
  'flux-policy-filter, $label',
  ({ tags, pattern, extract, expected }) => {
    const { find, problems } = compilePatterns([pattern ?? '']);
    const transform = compileTransform(extract === undefined ? '' : `${pattern} => ${extract}`);
    if ('problem' in transform) throw new Error(transform.problem.en);
    const kept = tags.filter((tag) => find(tag) !== undefined).map((tag) => transform.value(tag));
    // Flux keeps one tag of those that become the same.
    expect({ kept: [...new Set(kept)], problems }).toEqual({ kept: expected, problems: [] });
  },
);

const sorted = peerTable<SortTable>('updates/diun-tags-sort', { rows: [] });
/** Its other orders are the registry's, the alphabet's and their reverse, in which 4.9 comes after 4.10. */
test.skipIf(sorted.rows.length === 0)('of two tags that can be compared, the order is that of Diun', () => {
  const tags = sorted.rows.find(({ name }) => name === 'sort semver')?.expected ?? [];
  const contradictions = tags.flatMap((newer, index) =>
    tags
      .slice(index + 1)
      .filter((older) => (dockerTag.compare(newer, older) ?? 0) < 0)
      .map((older) => `${newer} ${older}`),
  );
  expect(contradictions).toEqual([]);
});

test.each([
  ['1606234201 1606364286 1606334092', ['1606364286']],
  ['rel-1606234201 rel-1606364286', ['rel-1606364286']],
  ['2021-01-08T21-18-21Z 2023-05-08T00-20-00Z 1990-01-08T00-20-00Z', ['2023-05-08T00-20-00Z']],
  ['16.04 16.10 20.04 16.04.1', ['20.04', '16.04.1']],
  ['xenial zesty', ['xenial', 'zesty']],
])('from any of %s the way leads to %j', (versions, expected) => {
  expect(destinations(versions.split(' '))).toEqual(expected);
});
