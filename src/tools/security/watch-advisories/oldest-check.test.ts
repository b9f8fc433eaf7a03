import { expect, test } from 'vitest';
import { testFeed, testPart } from '../feed-alerts/test-feeds.ts';
import { oldestCheckMs } from './feed-states.ts';

const alpine = (checkedAtMs: number | null, isOn = true) =>
  testFeed({ isOn, parts: [testPart({ covers: ['alpine v3.20'], checkedAtMs })] });
const exploited = (checkedAtMs: number | null) =>
  testFeed({ id: 'kev', parts: [testPart({ covers: [], checkedAtMs })] });

test.each([
  ['nothing was fetched', [alpine(null), exploited(null)], [], null],
  ['only what tells of no package', [alpine(null), exploited(5)], [], null],
  ['the oldest counts', [alpine(9), exploited(5)], [], 5],
  ['what was never fetched is another trouble', [alpine(9), alpine(null), exploited(null)], [], 9],
  ['what is off does not count', [alpine(9), alpine(3, false)], [], 9],
  ['a database out of a file is as old as it says', [exploited(9)], [{ madeAtMs: 2, atMs: 8 }], 2],
  ['or as when it came', [], [{ madeAtMs: null, atMs: 8 }], 8],
] as const)('%s', (_, feeds, imported, expected) => {
  expect(oldestCheckMs(feeds, imported)).toBe(expected);
});
