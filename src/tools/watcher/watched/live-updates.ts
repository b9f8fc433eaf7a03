import type { Caller } from '#contracts/access.ts';
import type { LiveUpdates } from '#contracts/watcher/updates.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import type { Runs } from '../runs/runs.ts';
import { maySee, statusFor } from './watched-access.ts';
import type { Watched } from './watched.ts';

export interface LiveParts {
  readonly watched: Watched;
  readonly runs: Pick<Runs, 'watch' | 'running'>;
}

/** Everything first, then what is new. A slow reader is sent how things are by then, and misses what lay between. */
export async function* liveUpdates(
  { watched, runs }: LiveParts,
  caller: Caller,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent<LiveUpdates>> {
  const news = openNews({ watched, runs }, signal);
  const shown = new Set<string>();
  try {
    const seen = watched.all().filter(({ subject }) => maySee(caller, subject.resource));
    for (const { subject } of seen) shown.add(keyOf(subject));
    yield {
      data: { kind: 'all', containers: seen.map((one) => one.shown), status: statusFor(watched, caller) },
    };
    for (const run of runs.running()) if (shown.has(keyOf(run))) yield { data: { kind: 'run', run } };
    while (!signal.aborted) {
      await news.something();
      const changed = changedFor(watched, caller, news.takeChanged(), shown);
      if (changed.containers.length + changed.gone.length > 0)
        yield { data: { kind: 'changed', ...changed } };
      if (news.takeStatus()) yield { data: { kind: 'status', status: statusFor(watched, caller) } };
      for (const run of news.takeRuns()) if (shown.has(keyOf(run))) yield { data: { kind: 'run', run } };
    }
  } finally {
    news.stop();
  }
}

function keyOf({ host, name }: { readonly host: string; readonly name: string }): string {
  return `${host}/${name}`;
}

/** Those who never saw it are not told that it is gone; what was moved out of sight is gone for them. */
function changedFor(watched: Watched, caller: Caller, keys: readonly string[], shown: Set<string>) {
  const named = keys.map((key) => {
    const slash = key.indexOf('/');
    return { host: key.slice(0, slash), name: key.slice(slash + 1) };
  });
  const containers = named.flatMap(({ host, name }) => {
    const one = watched.get(host, name);
    return one && maySee(caller, one.subject.resource) ? [one.shown] : [];
  });
  const visible = new Set(containers.map(keyOf));
  const gone = named.filter((one) => !visible.has(keyOf(one)) && shown.delete(keyOf(one)));
  for (const key of visible) shown.add(key);
  return { containers, gone };
}

/** What is new since it was last taken. */
function openNews({ watched, runs }: LiveParts, signal: AbortSignal) {
  const changed = new Set<string>();
  const latest = new Map<string, UpdateRun>();
  let hasStatus = false;
  let wake = () => {};
  const isNews = () => changed.size + latest.size > 0 || hasStatus;
  const stops = [
    watched.watch((change) => {
      for (const key of change.changed) changed.add(key);
      hasStatus ||= change.status;
      wake();
    }),
    runs.watch((run) => {
      latest.set(run.id, run);
      wake();
    }),
  ];
  const ended = () => wake();
  signal.addEventListener('abort', ended, { once: true });
  return {
    async something(): Promise<void> {
      while (!isNews() && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
    },
    takeChanged(): string[] {
      const keys = [...changed];
      changed.clear();
      return keys;
    },
    takeStatus(): boolean {
      const had = hasStatus;
      hasStatus = false;
      return had;
    },
    takeRuns(): UpdateRun[] {
      const all = [...latest.values()];
      latest.clear();
      return all;
    },
    stop() {
      signal.removeEventListener('abort', ended);
      for (const stop of stops) stop();
    },
  };
}
