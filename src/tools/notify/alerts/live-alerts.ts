import type { Caller } from '#contracts/access.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import { mayOn } from './alert-view.ts';
import { type LiveNews, openLiveNews } from './live-news.ts';
import {
  type LiveItem,
  type LiveParts,
  type LiveSource,
  mostInPart,
  partsFor,
  type SharedParts,
} from './live-parts.ts';

export interface Watched extends LiveSource {
  readonly counts: DeliveryCounts;
  readonly shared: SharedParts;
}

interface Reader {
  readonly parts: LiveParts;
  readonly news: LiveNews;
  /** What the reader was told of; undefined: may be told of anything. */
  readonly shown: Set<string> | undefined;
}

/**
 * Everything, then what changed, and how many messages wait for those who may see them all. A slow reader is sent the newest
 * state and misses what lay between; no item tells of more than `mostInPart` alerts.
 */
export async function* liveAlerts(
  watched: Watched,
  caller: Caller,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent<LiveItem>> {
  const { book, dispatch, counts, shared } = watched;
  const seesAll = mayOn(caller, 'notify:read', {});
  const stopSharing = seesAll ? shared.begin() : () => {};
  const news = openLiveNews({ book, dispatch, counts: seesAll ? counts : undefined }, signal);
  const parts = seesAll ? shared : partsFor(caller, watched);
  const reader = { parts, news, shown: seesAll ? undefined : new Set<string>() };
  const names = [...book.all()]
    .filter(({ labels }) => seesAll || mayOn(caller, 'notify:read', labels))
    .map(({ fingerprint }) => fingerprint);
  try {
    yield* inTheBeginning(reader, names);
    while (!signal.aborted) {
      await news.something();
      const counted = news.takeCounts();
      if (counted) yield { data: { kind: 'delivery', waiting: counted.waiting, dead: counted.dead } };
      yield* changed(reader, news.takeChanged(mostInPart));
    }
  } finally {
    news.stop();
    stopSharing();
  }
}

function* inTheBeginning(
  { parts, news, shown }: Reader,
  names: readonly string[],
): Generator<StreamEvent<LiveItem>> {
  for (let from = 0; from === 0 || from < names.length; from += mostInPart) {
    const some = names.slice(from, from + mostInPart);
    news.drop(some);
    const rest = names.length - some.length;
    const data = from === 0 ? parts.first(some, rest) : parts.changed(some);
    for (const { fingerprint } of data.kind === 'delivery' ? [] : data.alerts) shown?.add(fingerprint);
    yield shown === undefined ? { data, isShared: true } : { data };
  }
}

function* changed({ parts, shown }: Reader, names: readonly string[]): Generator<StreamEvent<LiveItem>> {
  const data = parts.changed(names);
  if (shown === undefined) {
    if (names.length > 0) yield { data, isShared: true };
    return;
  }
  // Those who never saw it are not told that it is gone.
  const gone = data.gone.filter((name) => shown.delete(name));
  for (const { fingerprint } of data.alerts) shown.add(fingerprint);
  if (data.alerts.length + gone.length > 0) yield { data: { ...data, gone } };
}
