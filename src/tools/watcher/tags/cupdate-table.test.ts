import { describe, expect, test } from 'vitest';
import { peerTable } from '#library/peer-table.ts';
import { levelOf } from '#library/versions/docker-tag/level.ts';
import { parseTag } from '#library/versions/docker-tag/parse-tag.ts';
import { isOrdered } from '#library/versions/docker-tag/tag.ts';
import type { TagChoice } from './tag-choice.ts';
import { chooseFrom, type Difference } from './test-table.ts';

interface TrackTable {
  readonly tags: readonly string[];
  readonly rows: readonly { Version: string; Filters?: readonly string[]; Expected: string }[];
}
interface LevelTable {
  readonly rows: readonly { Current: string; New: string; Expected: string }[];
}

const differences: Readonly<Record<string, Difference>> = {
  '6.0.20-rc2': { ours: '6.0.20-rc3', why: 'a prerelease may move to a later one of the same release' },
};

/** Its filters in our words; there is no "stay below", an exclude pattern does it. */
function choiceOf(filters: readonly string[] = []): TagChoice {
  const text = filters.join(' ');
  if (text.includes('StayOnCurrentMajor')) return { level: 'minor' };
  if (text.includes('{8, 0, 0}')) return { exclude: [String.raw`^(?:[89]|\d\d+)\.`] };
  return text.includes('StayBelow') ? { exclude: [String.raw`^(?:[5-9]|\d\d+)\.`] } : {};
}

/** cupdate takes the smallest step there is; here each step is offered, and the newest of all leads. */
function smallestStep(current: string, tags: readonly string[], choice: TagChoice): string {
  const { byLevel } = chooseFrom(current, tags, choice);
  return (byLevel.build ?? byLevel.patch ?? byLevel.minor ?? byLevel.major)?.name ?? current;
}

const tracks = peerTable<TrackTable>('updates/cupdate-latest-on-same-track', { tags: [], rows: [] });
describe.skipIf(tracks.rows.length === 0)('where cupdate goes', () => {
  test.each(tracks.rows)('from $Version with $Filters: $Expected', ({ Version, Filters, Expected }) => {
    expect(smallestStep(Version, tracks.tags, choiceOf(Filters))).toBe(
      differences[Version]?.ours ?? Expected,
    );
  });
});

const levels = peerTable<LevelTable>('updates/cupdate-version-diff', { rows: [] });
describe.skipIf(levels.rows.length === 0)('how cupdate names a step', () => {
  test.each(levels.rows)('from $Current to $New: $Expected', ({ Current, New, Expected }) => {
    const [from, to] = [parseTag(Current), parseTag(New)];
    expect(isOrdered(from) && isOrdered(to) && (levelOf(from, to) ?? '')).toBe(Expected);
  });
});

test('the newest of all leads, and the smaller steps are there', () => {
  const { newest, byLevel } = chooseFrom('5.0.1', ['5.0.1', '5.0.30', '8.0.4']);
  expect([newest?.name, byLevel.patch?.name]).toEqual(['8.0.4', '5.0.30']);
});
