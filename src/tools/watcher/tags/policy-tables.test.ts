import { describe, expect, test } from 'vitest';
import { peerTable } from '#library/peer-table.ts';
import type { LevelLimit, TagChoice } from './tag-choice.ts';
import { chooseFrom, type Difference } from './test-table.ts';

interface KeelTable {
  readonly rows: readonly {
    name: string;
    args: { current: string; new: string; spt: { $go: string } };
    want: boolean;
  }[];
}
interface ArgoTable {
  readonly rows: readonly {
    case: string;
    image: string;
    tags: readonly string[];
    constraint: string;
    expected: string | null;
  }[];
}

const otherVariants = { ours: false, why: 'xx and yy are two variants; nothing says which is newer' };
const keelDifferences: Readonly<Record<string, Difference>> = {
  'patch release, policy patch': {
    ours: false,
    why: 'a user of 1.4 follows the minor version, and is offered 1.5, not 1.4.6',
  },
  'pre-release increase, policy All': otherVariants,
  'pre-release increase, policy Patch, do NOT match on pre-release': otherVariants,
};

const limits: Readonly<Record<string, LevelLimit>> = {
  SemverPolicyTypeAll: 'all',
  SemverPolicyTypeMajor: 'major',
  SemverPolicyTypeMinor: 'minor',
  SemverPolicyTypePatch: 'patch',
};

const keel = peerTable<KeelTable>('updates/keel-semver-policy', { rows: [] });
describe.skipIf(keel.rows.length === 0)('the policies of Keel', () => {
  test.each(keel.rows)('$name: $args.current to $args.new', ({ name, args, want }) => {
    const { newest } = chooseFrom(args.current, [args.current, args.new], {
      level: limits[args.spt.$go] ?? 'all',
    });
    expect(newest !== undefined).toBe(keelDifferences[name]?.ours ?? want);
  });
});

const stay = 'stay';
const otherParts = { ours: stay, why: '1.0 follows minor versions: tags of three numbers are another track' };
const noOrder = { ours: stay, why: 'a name has no order; its digest is watched' };
const argoDifferences: Readonly<Record<string, Difference>> = {
  'Find the latest version without any constraint': otherParts,
  'Find the latest version with a semver constraint on major': otherParts,
  'Find the latest version with a semver constraint on patch': otherParts,
  'Find the latest version with a non-semver current tag and semver constraint': noOrder,
  'Find the latest version with a non-semver current tag without any constraint': noOrder,
  'Find the latest version using latest sortmode': noOrder,
  'Find the latest version using VersionConstraint StrategyAlphabetical': noOrder,
};

function choiceOf(constraint: string): TagChoice {
  if (constraint.includes('^')) return { level: 'minor' };
  return constraint.includes('~') ? { level: 'patch' } : {};
}

const argo = peerTable<ArgoTable>('updates/argocd-latest-version', { rows: [] });
/** A constraint that is none cannot be written here: levels are a list. */
const argoRows = argo.rows.filter(({ constraint }) => !constraint.includes('"latest"'));
describe.skipIf(argo.rows.length === 0)('what Argo CD Image Updater takes', () => {
  test.each(argoRows)('$case', (row) => {
    const current = row.image.split(':')[1] ?? '';
    const expected = row.expected === null || row.expected === current ? stay : row.expected;
    const found = chooseFrom(current, row.tags, choiceOf(row.constraint));
    expect(found.newest?.name ?? stay).toBe(argoDifferences[row.case]?.ours ?? expected);
  });
});

test.each([
  ['1.4', '1.4.6'],
  ['1.4.5-xx', '1.4.5-yy'],
  ['latest', '1.0.0'],
  ['bb', 'zz'],
])('from %s there is no way to %s', (current, tag) => {
  expect(chooseFrom(current, [current, tag]).newest).toBeUndefined();
});
