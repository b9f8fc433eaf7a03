import { feedAnswers, feedUnanswered } from '#contracts/security/events.ts';
import type { FeedState } from '#contracts/security/feeds.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { Kernel } from '#kernel/tool.ts';
import {
  addToldFeed,
  readToldFeeds,
  readWanted,
  removeToldFeed,
  wantedKey,
  writeWanted,
} from './feed-alert-store.ts';
import type { FeedAlertTables } from './feed-alert-tables.ts';
import { feedNews } from './feed-news.ts';

export interface TellFeedsOptions {
  readonly kernel: Pick<Kernel<FeedAlertTables>, 'database' | 'bus' | 'clock' | 'log'>;
  /** With the parts that what is present needs. */
  readonly feeds: () => readonly FeedState[];
  /** Of the settings. */
  readonly isFetchingOn: () => boolean;
  /** Aborts when another process leads, or NEXUS stops. */
  readonly signal: AbortSignal;
}

/** After a start there is time to learn what is present, and to ask for what became old while NEXUS was off. */
const graceMs = 3_600_000;
const roundMs = 10 * 60_000;

/** In the process that leads: tells of feeds that give no answers, and when they do again, until `signal` aborts. */
export async function tellFeeds({ signal, ...options }: TellFeedsOptions): Promise<void> {
  const { clock, log } = options.kernel;
  await pause(clock, graceMs, signal);
  while (!signal.aborted) {
    try {
      await tellFeedsOnce(options);
    } catch (error) {
      log.warn({ error }, 'Whether feeds answer could not be told; it is tried again.');
    }
    await pause(clock, roundMs, signal);
  }
}

/** What is new, once: with the record of it in one transaction. */
export async function tellFeedsOnce({
  kernel: { database, bus, clock },
  feeds,
  isFetchingOn,
}: Omit<TellFeedsOptions, 'signal'>): Promise<void> {
  const nowMs = clock.now();
  const [wantedSince, told] = [await readWanted(database), await readToldFeeds(database)];
  const { wanted, unanswered, answers } = feedNews({
    feeds: feeds(),
    isFetchingOn: isFetchingOn(),
    wantedSinceMs: (part) => wantedSince.get(wantedKey(part)),
    told,
    nowMs,
  });
  const isSame = wanted.length === wantedSince.size && wanted.every((one) => wantedSince.has(wantedKey(one)));
  if (!isSame) await database.transaction((tx) => writeWanted(tx, wanted, nowMs));
  for (const event of unanswered)
    await database.transaction(async (tx) => {
      if (await addToldFeed(tx, event.feed, event.sinceMs))
        await bus.publish(tx, feedUnanswered, event, { key: event.feed });
    });
  for (const event of answers)
    await database.transaction(async (tx) => {
      if (await removeToldFeed(tx, event.feed))
        await bus.publish(tx, feedAnswers, event, { key: event.feed });
    });
}
