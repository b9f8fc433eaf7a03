import type { Caller } from '#contracts/access.ts';
import type { LiveItem } from '#contracts/containers/live.ts';
import type { Clock } from '#kernel/clock.ts';
import { newId } from '#kernel/id.ts';
import type { Log } from '#kernel/log.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import type { Host, HostChange } from './host.ts';
import { createLiveRing } from './live-ring.ts';
import { type Change, type LiveView, liveViewOf } from './live-view.ts';
import type { Operations } from './operations.ts';
import { watchStats, type StatsFeed } from './stats-feed.ts';

export interface LiveFeedOptions {
  readonly hosts: readonly Host[];
  readonly operations: Pick<Operations, 'recent' | 'watch'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface FollowLive {
  readonly caller: Caller;
  readonly stats: boolean;
  readonly lastEventId: string | undefined;
  readonly signal: AbortSignal;
}

/** One source of changes for every open page. Readers pull: a slow one costs nothing, and is sent a new snapshot at last. */
export interface LiveFeed extends Disposable {
  follow(reader: FollowLive): AsyncGenerator<StreamEvent<LiveItem>, void>;
}

const ringSize = 1_000;
/** A burst of changes is sent as one. */
const gatherMs = 50;
const recentOperations = 50;

export function openLiveFeed(options: LiveFeedOptions): LiveFeed {
  return new Feed(options);
}

class Feed implements LiveFeed {
  readonly #options: LiveFeedOptions;
  /** Positions of another process, or of an earlier life, mean nothing here. */
  readonly #epoch = newId().slice(-12);
  readonly #ring = createLiveRing<Change>(ringSize);
  readonly #gathered = new Map<string, Change>();
  readonly #stats: StatsFeed;
  readonly #unwatch: (() => void)[];
  #news = Promise.withResolvers<void>();
  #cancelFlush: (() => void) | undefined;

  constructor(options: LiveFeedOptions) {
    const { hosts, operations, clock, log } = options;
    this.#options = options;
    this.#stats = watchStats({ hosts, clock, log, onSamples: () => this.#wake() });
    this.#unwatch = [
      ...hosts.map((host) => host.watch((change) => this.#onHostChange(change))),
      operations.watch((operation, resource) =>
        this.#gather(`operation ${operation.id}`, { type: 'operation', operation, resource }),
      ),
    ];
  }

  async *follow(reader: FollowLive): AsyncGenerator<StreamEvent<LiveItem>, void> {
    const { caller, stats, lastEventId, signal } = reader;
    using samples = stats ? this.#stats.join() : undefined;
    const view = liveViewOf(caller);
    let position = view.canResume ? this.#positionIn(lastEventId) : null;
    while (!signal.aborted) {
      const news = this.#news.promise;
      const missed = position === null ? null : this.#ring.since(position);
      position = this.#ring.position;
      // Only a complete group may be resumed behind: within it, entries stand in for earlier ones.
      const id = view.canResume ? this.#idOf(position) : undefined;
      const items = missed && itemsIn(missed, view);
      if (!items) yield { id, data: await this.#snapshot(view) };
      else
        for (const [index, data] of items.entries())
          yield index === items.length - 1 ? { id, data } : { data };
      for (const round of samples?.unread() ?? []) {
        const data = view.samplesOf(round);
        if (data) yield { data };
      }
      await orAborted(news, signal);
    }
  }

  [Symbol.dispose](): void {
    this.#cancelFlush?.();
    for (const unwatch of this.#unwatch) unwatch();
    this.#stats[Symbol.dispose]();
  }

  #idOf(position: number): string {
    return `${this.#epoch}-${position}`;
  }

  #positionIn(id: string | undefined): number | null {
    const [epoch, position] = id?.split('-') ?? [];
    return epoch === this.#epoch && position !== undefined && /^\d{1,15}$/.test(position)
      ? Number(position)
      : null;
  }

  async #snapshot(view: LiveView): Promise<LiveItem> {
    const { hosts, operations } = this.#options;
    const recent = await operations.recent(recentOperations, view.maySee);
    return view.snapshot(hosts, recent);
  }

  #onHostChange(change: HostChange): void {
    if (change.type === 'status') {
      this.#gather(`host ${change.status.id}`, { type: 'host', host: change.status });
    } else if (change.type === 'container') {
      const container = change.record.summary;
      this.#gather(`container ${container.host} ${container.id}`, { type: 'container', container });
    } else if (change.type === 'removed') {
      const { host, id } = change.record.summary;
      this.#gather(`container ${host} ${id}`, { type: 'container-removed', host, id });
    }
  }

  #gather(key: string, change: Change): void {
    // Delete first, so that the order is that of the last change of each.
    this.#gathered.delete(key);
    this.#gathered.set(key, change);
    this.#cancelFlush ??= this.#options.clock.after(gatherMs, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush = undefined;
    for (const [key, change] of this.#gathered) this.#ring.push(key, change);
    this.#gathered.clear();
    this.#wake();
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }
}

/** Null when only a new snapshot can tell the reader what has changed. */
function itemsIn(missed: readonly { readonly item: Change }[], view: LiveView): LiveItem[] | null {
  const items: LiveItem[] = [];
  for (const { item: change } of missed) {
    const item = view.itemOf(change);
    if (item === 'renew') return null;
    if (item) items.push(item);
  }
  return items;
}

async function orAborted(news: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const onAbort = () => resolve();
  signal.addEventListener('abort', onAbort, { once: true });
  await Promise.race([news, promise]);
  signal.removeEventListener('abort', onAbort);
}
