import { expect, test, vi } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernelOf, type TestKernelOptions } from '#kernel/test-kernel.ts';
import { feedAlerts } from '../migrations/0006-feed-alerts.ts';
import type { FeedAlertTables } from './feed-alert-tables.ts';
import { tellFeeds, tellFeedsOnce } from './tell-feeds.ts';
import { testFeed, testPart } from './test-feeds.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const problem = { en: 'The server does not answer.', es: 'El servidor no responde.' };

function openKernel(options: TestKernelOptions) {
  return openTestKernelOf<FeedAlertTables>('security', { '0006-feed-alerts': feedAlerts }, options);
}

test('a feed that never answered is told of three days after it was first wanted, once, and when it answers', async () => {
  const clock = manualClock();
  await using kernel = await openKernel({ clock });
  const startMs = clock.now();
  let part = testPart({ problem });
  const tell = () =>
    tellFeedsOnce({ kernel, feeds: () => [testFeed({ parts: [part] })], isFetchingOn: () => true });
  await tell();
  clock.advance(3 * dayMs - 1);
  await tell();
  expect(await kernel.published()).toEqual([]);
  clock.advance(1);
  await tell();
  await tell();
  const words = { en: `debian 12: ${problem.en}`, es: `debian 12: ${problem.es}` };
  const unanswered = {
    name: 'security.feed-unanswered',
    key: 'debian',
    payload: { feed: 'debian', title: 'Debian', sinceMs: startMs, words },
  };
  expect(await kernel.published()).toEqual([unanswered]);
  part = testPart({ checkedAtMs: clock.now() });
  await tell();
  await tell();
  const answers = {
    name: 'security.feed-answers',
    key: 'debian',
    payload: { feed: 'debian', title: 'Debian' },
  };
  expect(await kernel.published()).toEqual([unanswered, answers]);
});

test('what was told is known after a restart; there is an hour before anything is looked at', async () => {
  const clock = manualClock();
  await using first = await openKernel({ clock });
  const options = { feeds: () => [testFeed({ parts: [testPart({ problem })] })], isFetchingOn: () => true };
  await tellFeedsOnce({ kernel: first, ...options });
  clock.advance(4 * dayMs);
  const namesAfter = async (delayMs: number, rounds: number) => {
    const asked = vi.fn(options.feeds);
    const stop = new AbortController();
    const told = tellFeeds({ kernel: first, ...options, feeds: asked, signal: stop.signal });
    clock.advance(delayMs);
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(rounds));
    stop.abort();
    await told;
    return (await first.published()).map(({ name }) => name);
  };
  expect(await namesAfter(hourMs - 1, 0)).toEqual([]);
  expect(await namesAfter(hourMs, 1)).toEqual(['security.feed-unanswered']);
  expect(await namesAfter(hourMs, 1)).toEqual(['security.feed-unanswered']);
});

test('an error is told in the log, and the next round is done', async () => {
  const clock = manualClock();
  await using kernel = await openKernel({ clock });
  const feeds = vi.fn(() => []);
  feeds.mockImplementationOnce(() => {
    throw new Error('broken');
  });
  const stop = new AbortController();
  const told = tellFeeds({ kernel, feeds, isFetchingOn: () => true, signal: stop.signal });
  clock.advance(hourMs);
  await vi.waitFor(() => expect(kernel.complaints).toHaveLength(1));
  await vi.waitFor(() => {
    clock.advance(10 * 60_000);
    expect(feeds.mock.calls.length).toBeGreaterThan(1);
  });
  stop.abort();
  await told;
  expect(kernel.complaints).toHaveLength(1);
});
