import type { StreamItem } from '#contracts/client.ts';
import type { ToolId } from '#contracts/contract.ts';
import { isSignedOut } from './api.ts';
import { type Connection, forgetConnection, reportConnection } from './connection.ts';

const retryFirstMs = 500;
const retryMostMs = 15_000;
/** A page that nobody looks at lets go of its stream after this long, so that the server stops sampling for it. */
const hiddenGraceMs = 30_000;

export interface LiveFeed<Item> {
  /** Whose connection it is. */
  readonly tool: ToolId;
  /** Opens the stream behind the last item seen. */
  readonly open: (options: {
    signal: AbortSignal;
    lastEventId: string | undefined;
  }) => AsyncIterable<StreamItem<Item>>;
  readonly onItem: (item: Item) => void;
  readonly onSignedOut: () => void;
}

export interface RunningFeed {
  /** Opens the stream anew, as after a change of what is asked for. */
  restart(): void;
  stop(): void;
}

/** Keeps one stream open: resumes after a loss, backs off while the server is away, rests while the page is hidden. */
export function startLiveFeed<Item>(feed: LiveFeed<Item>): RunningFeed {
  const ended = new AbortController();
  let attempt = new AbortController();
  let hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  const onVisibility = (): void => {
    clearTimeout(hiddenTimer);
    if (document.hidden) hiddenTimer = setTimeout(() => attempt.abort(), hiddenGraceMs);
    else if (attempt.signal.aborted) wake();
  };
  let wake: () => void = () => {};
  const report = (state: Connection['state']): void => {
    if (!ended.signal.aborted) reportConnection(feed.tool, state);
  };

  const run = async (): Promise<void> => {
    let lastEventId: string | undefined;
    let failures = 0;
    while (!ended.signal.aborted) {
      if (document.hidden && attempt.signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
      attempt = new AbortController();
      try {
        report(failures > 0 ? 'offline' : 'catching-up');
        for await (const { id, data } of feed.open({ signal: attempt.signal, lastEventId })) {
          failures = 0;
          report('live');
          lastEventId = id ?? lastEventId;
          feed.onItem(data);
        }
        failures += 1;
      } catch (error) {
        if (isSignedOut(error)) return feed.onSignedOut();
        failures = attempt.signal.aborted ? 0 : failures + 1;
      }
      if (failures > 0) {
        report('offline');
        await pause(
          Math.min(retryMostMs, retryFirstMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2),
          (now) => (wake = now),
        );
      }
    }
  };

  document.addEventListener('visibilitychange', onVisibility);
  const onOnline = (): void => wake();
  window.addEventListener('online', onOnline);
  void run();
  return {
    restart: () => attempt.abort(),
    stop() {
      ended.abort();
      attempt.abort();
      wake();
      clearTimeout(hiddenTimer);
      forgetConnection(feed.tool);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', onOnline);
    },
  };
}

function pause(ms: number, onWake: (wakeNow: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
