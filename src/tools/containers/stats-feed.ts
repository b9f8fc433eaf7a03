import type { LiveItem, StatsSample } from '#contracts/containers/live.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { Host } from './host.ts';

export interface StatsFeedOptions {
  readonly hosts: readonly Pick<Host, 'id' | 'stats'>[];
  readonly clock: Clock;
  readonly log: Log;
  readonly onSamples: () => void;
}

/** CPU and memory of all hosts, sampled once for all who watch, and not at all while nobody does. */
export interface StatsFeed extends Disposable {
  join(): StatsReader;
}

export interface StatsReader extends Disposable {
  /** The newest round of each host that this reader has not had yet. */
  unread(): Extract<LiveItem, { type: 'stats' }>[];
}

interface Round {
  readonly number: number;
  readonly samples: StatsSample[];
}

const retryMs = 5_000;

export function watchStats(options: StatsFeedOptions): StatsFeed {
  const rounds = new Map<string, Round>();
  const readers = new Set<StatsReader>();
  let sampling: AbortController | undefined;
  let lastNumber = 0;

  async function sample(host: Pick<Host, 'id' | 'stats'>, signal: AbortSignal): Promise<void> {
    try {
      for await (const samples of host.stats(signal)) {
        lastNumber += 1;
        rounds.set(host.id, { number: lastNumber, samples: [...samples] });
        options.onSamples();
      }
    } catch (error) {
      if (signal.aborted) return;
      options.log.warn({ error, host: host.id }, 'CPU and memory cannot be sampled; trying again');
      const cancel = options.clock.after(retryMs, () => void sample(host, signal));
      signal.addEventListener('abort', cancel, { once: true });
    }
  }

  function stop(): void {
    sampling?.abort();
    sampling = undefined;
    rounds.clear();
  }

  function join(): StatsReader {
    let readNumber = 0;
    const reader: StatsReader = {
      unread() {
        const unread = [...rounds].filter(([, { number }]) => number > readNumber);
        readNumber = Math.max(readNumber, ...unread.map(([, { number }]) => number));
        return unread.map(([host, { samples }]) => ({ type: 'stats', host, samples }));
      },
      [Symbol.dispose]() {
        if (readers.delete(reader) && readers.size === 0) stop();
      },
    };
    readers.add(reader);
    if (!sampling) {
      const { signal } = (sampling = new AbortController());
      for (const host of options.hosts) void sample(host, signal);
    }
    return reader;
  }

  return { join, [Symbol.dispose]: stop };
}
