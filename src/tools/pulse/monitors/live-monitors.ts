import type { Caller } from '#contracts/access.ts';
import type { LiveMonitors } from '#contracts/pulse/live.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { type LiveStatus, nowOf } from './live-status.ts';
import { mayOn } from './monitor-access.ts';
import { toMonitorRow } from './monitor-view.ts';
import type { Monitors } from './monitors.ts';
import type { StoredMonitor } from './stored-monitor.ts';

export interface LiveParts {
  readonly monitors: Pick<Monitors, 'all' | 'get' | 'watch'>;
  readonly live: LiveStatus;
}

/** No item tells of more. */
const mostInPart = 500;

/** Everything first, then what is new. A slow reader is sent how monitors are by then, and misses what lay between. */
export async function* liveMonitors(
  { monitors, live }: LiveParts,
  caller: Caller,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent<LiveMonitors>> {
  const news = openNews({ monitors, live }, signal);
  const row = (monitor: StoredMonitor) => toMonitorRow(monitor, nowOf(live, monitor));
  const isSeen = ({ labels }: StoredMonitor) => mayOn(caller, 'pulse:read', labels);
  const shown = new Set<string>();
  try {
    const all = monitors.all().filter(isSeen);
    for (let from = 0; from === 0 || from < all.length; from += mostInPart) {
      const part = all.slice(from, from + mostInPart);
      for (const { id } of part) shown.add(id);
      yield {
        data: { kind: 'all', monitors: part.map(row), rest: Math.max(0, all.length - from - part.length) },
      };
    }
    while (!signal.aborted) {
      await news.something();
      const changed = news.takeChanged().flatMap((id) => monitors.get(id) ?? []);
      const visible = changed.filter(isSeen);
      // Those who never saw it are not told that it is gone; what was moved out of sight is gone for them.
      const lost = [...news.takeGone(), ...changed.filter((one) => !isSeen(one)).map(({ id }) => id)];
      const gone = lost.filter((id) => shown.delete(id));
      for (const { id } of visible) shown.add(id);
      if (visible.length + gone.length > 0)
        yield { data: { kind: 'changed', monitors: visible.map(row), gone } };
      const checks = news.takeChecked(shown).map((one) => ({ id: one.id, ...nowOf(live, one) }));
      if (checks.length > 0) yield { data: { kind: 'checked', checks } };
    }
  } finally {
    news.stop();
  }
}

/** What is new since it was last taken. */
function openNews({ monitors, live }: LiveParts, signal: AbortSignal) {
  const changed = new Set<string>();
  const gone = new Set<string>();
  const checked = new Set<number>();
  let wake = () => {};
  const isNews = () => changed.size + gone.size + checked.size > 0;
  const stops = [
    monitors.watch((change) => {
      for (const { id } of change.changed) changed.add(id);
      for (const { id } of change.removed) gone.add(id);
      wake();
    }),
    live.watch((numbers) => {
      for (const number of numbers) checked.add(number);
      wake();
    }),
  ];
  const ended = () => wake();
  signal.addEventListener('abort', ended, { once: true });
  return {
    async something(): Promise<void> {
      while (!isNews() && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    },
    takeChanged: () => taken(changed),
    takeGone: () => taken(gone),
    takeChecked(shown: ReadonlySet<string>): StoredMonitor[] {
      const numbers = new Set(taken(checked));
      return monitors.all().filter(({ id, number }) => numbers.has(number) && shown.has(id));
    },
    stop() {
      signal.removeEventListener('abort', ended);
      for (const stop of stops) stop();
    },
  };
}

function taken<Item>(items: Set<Item>): Item[] {
  const all = [...items];
  items.clear();
  return all;
}
