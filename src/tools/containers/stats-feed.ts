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
  return new Sampling(options);
}

class Sampling implements StatsFeed {
  readonly #options: StatsFeedOptions;
  readonly #rounds = new Map<string, Round>();
  readonly #readers = new Set<StatsReader>();
  #stop: AbortController | undefined;
  #lastNumber = 0;

  constructor(options: StatsFeedOptions) {
    this.#options = options;
  }

  join(): StatsReader {
    let readNumber = 0;
    const reader: StatsReader = {
      unread: () => {
        const unread = [...this.#rounds].filter(([, { number }]) => number > readNumber);
        readNumber = Math.max(readNumber, ...unread.map(([, { number }]) => number));
        return unread.map(([host, { samples }]) => ({ type: 'stats', host, samples }));
      },
      [Symbol.dispose]: () => {
        if (this.#readers.delete(reader) && this.#readers.size === 0) this[Symbol.dispose]();
      },
    };
    this.#readers.add(reader);
    this.#start();
    return reader;
  }

  [Symbol.dispose](): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#rounds.clear();
  }

  #start(): void {
    if (this.#stop) return;
    this.#stop = new AbortController();
    for (const host of this.#options.hosts) void this.#sample(host, this.#stop.signal);
  }

  async #sample(host: Pick<Host, 'id' | 'stats'>, signal: AbortSignal): Promise<void> {
    try {
      for await (const samples of host.stats(signal)) {
        this.#lastNumber += 1;
        this.#rounds.set(host.id, { number: this.#lastNumber, samples: [...samples] });
        this.#options.onSamples();
      }
    } catch (error) {
      if (signal.aborted) return;
      const { log, clock } = this.#options;
      log.warn({ error, host: host.id }, 'CPU and memory cannot be sampled; trying again');
      const cancel = clock.after(retryMs, () => void this.#sample(host, signal));
      signal.addEventListener('abort', cancel, { once: true });
    }
  }
}
