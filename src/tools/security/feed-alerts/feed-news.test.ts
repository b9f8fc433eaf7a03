import { expect, test } from 'vitest';
import type { FeedPartState } from '#contracts/security/feeds.ts';
import { testFeed, testPart } from './test-feeds.ts';
import { feedNews, unansweredMs, type FeedNewsInput } from './feed-news.ts';

const nowMs = 1_800_000_000_000;
const hourMs = 3_600_000;
const problem = { en: 'The server does not answer.', es: 'El servidor no responde.' };
const failing = { problem, nextAtMs: nowMs + hourMs };
const ago = (ms: number) => nowMs - ms;

/** What is said when one part of one feed is like this. */
function saidOf(part: Partial<FeedPartState>, change: Partial<FeedNewsInput> & { isOn?: boolean } = {}) {
  const { isOn = true, ...input } = change;
  const { unanswered, answers } = feedNews({
    feeds: [testFeed({ isOn, parts: [testPart(part)] })],
    isFetchingOn: true,
    wantedSinceMs: () => 0,
    told: new Set(),
    nowMs,
    ...input,
  });
  return [...unanswered.map(() => 'unanswered'), ...answers.map(() => 'answers')];
}

const told = new Set(['debian']);
const old = ago(unansweredMs);

test.each<[string, string[], Parameters<typeof saidOf>[0], Parameters<typeof saidOf>[1]?]>([
  ['failed for less than three days', [], { ...failing, checkedAtMs: old + 1 }],
  ['failed for three days', ['unanswered'], { ...failing, checkedAtMs: old }],
  ['failed for three days, and was told of', [], { ...failing, checkedAtMs: old }, { told }],
  ['was due three days ago and never tried', ['unanswered'], { checkedAtMs: old, nextAtMs: nowMs }],
  ['is asked for once a week', [], { checkedAtMs: old, nextAtMs: nowMs + 1 }],
  ['never came, and has been wanted for three days', ['unanswered'], failing, { wantedSinceMs: () => old }],
  ['never came, and has not been wanted for long', [], failing, { wantedSinceMs: () => old + 1 }],
  ['never came, and is wanted as of now', [], failing, { wantedSinceMs: () => undefined }],
  ['is wanted again after a long time', [], { ...failing, checkedAtMs: 0 }, { wantedSinceMs: () => ago(1) }],
  ['came at last', ['answers'], { checkedAtMs: ago(1), nextAtMs: nowMs + hourMs }, { told }],
  ['fails again shortly after it came', ['answers'], { ...failing, checkedAtMs: ago(1) }, { told }],
  ['is of a feed that is off', [], { ...failing, checkedAtMs: old }, { isOn: false }],
  [
    'is of a feed that was switched off',
    ['answers'],
    { ...failing, checkedAtMs: old },
    { isOn: false, told },
  ],
  ['is not to be fetched', ['answers'], { ...failing, checkedAtMs: old }, { isFetchingOn: false, told }],
  ['is not needed any more', ['answers'], {}, { feeds: [testFeed({ parts: [] })], told }],
  ['is of a feed that NEXUS has no more', ['answers'], {}, { feeds: [], told }],
])('a part that %s', (_, expected, part, change) => {
  expect(saidOf(part, change)).toEqual(expected);
});

test('one is told for all parts of a feed, and names the one that is oldest', () => {
  const parts = [
    testPart({ id: 'a', covers: ['debian 12'], ...failing, checkedAtMs: old }),
    testPart({ id: 'b', covers: ['1', '2', '3', '4'], nextAtMs: nowMs }),
    testPart({ id: 'c', checkedAtMs: ago(1), nextAtMs: nowMs + 1 }),
  ];
  const { unanswered, wanted } = feedNews({
    feeds: [testFeed({ parts })],
    isFetchingOn: true,
    wantedSinceMs: () => old - 5,
    told: new Set(),
    nowMs,
  });
  expect(unanswered).toEqual([
    {
      feed: 'debian',
      title: 'Debian',
      sinceMs: old - 5,
      words: {
        en: '1, 2, 3…: It has not been fetched. So it is with 2 of its files.',
        es: '1, 2, 3…: No se ha descargado. Así ocurre con 2 de sus archivos.',
      },
    },
  ]);
  expect(wanted.map(({ part }) => part)).toEqual(['a', 'b', 'c']);
});

test('of one part, what it tells of and why it does not come', () => {
  const feeds = [testFeed({ parts: [testPart({ ...failing, checkedAtMs: old })] })];
  const input = { feeds, isFetchingOn: true, wantedSinceMs: () => 0, told: new Set<string>(), nowMs };
  expect(feedNews(input).unanswered[0]?.words).toEqual({
    en: 'debian 12: The server does not answer.',
    es: 'debian 12: El servidor no responde.',
  });
});
