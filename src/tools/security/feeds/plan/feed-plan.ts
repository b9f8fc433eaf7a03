import type { Feed, FeedPart, Present } from '../feed.ts';
import { retryAtMs } from './back-off.ts';
import { coversAll } from './cover-text.ts';
import type { PartState } from './part-state.ts';

/** What is to be done with a part. */
export interface PlannedPart {
  readonly feed: Feed;
  readonly part: FeedPart;
  /**
   * - `whole`: fetch it, unless it is unchanged.
   * - `again`: fetch it in any case, because it was read otherwise or for less than is wanted now.
   * - `changes`: ask for what changed since the cursor.
   */
  readonly mode: 'whole' | 'again' | 'changes';
  readonly dueAtMs: number;
}

export interface FeedPlan {
  /** To be begun now: what was never read first, then what has been due for longest. */
  readonly due: readonly PlannedPart[];
  /** When to plan again, unless something ends or comes before; null: nothing is wanted. */
  readonly nextAtMs: number | null;
}

export interface PlanOptions {
  /** How many may run at once, those that run included. */
  readonly mostAtOnce: number;
  /** Names of the parts that are being fetched or read: `partName`. */
  readonly running: ReadonlySet<string>;
}

/** The name of a part among all parts of all feeds. */
export function partName(feed: Pick<Feed, 'id'>, part: Pick<FeedPart, 'id'>): string {
  return `${feed.id}.${part.id}`;
}

/** Which parts are to be fetched now, and when there will be others. Pure: the same states at the same time plan the same. */
export function planFeeds(
  feeds: readonly Feed[],
  present: Present,
  stateOf: (name: string) => PartState | undefined,
  nowMs: number,
  { mostAtOnce, running }: PlanOptions,
): FeedPlan {
  const waiting = feeds
    .flatMap((feed) =>
      feed.parts(present).map((part) => planPart(feed, part, stateOf(partName(feed, part)), nowMs)),
    )
    .filter(({ feed, part }) => !running.has(partName(feed, part)))
    .toSorted((a, b) => a.dueAtMs - b.dueAtMs);
  const due = waiting.filter(({ dueAtMs }) => dueAtMs <= nowMs);
  const later = waiting.find(({ dueAtMs }) => dueAtMs > nowMs);
  return { due: due.slice(0, Math.max(0, mostAtOnce - running.size)), nextAtMs: later?.dueAtMs ?? null };
}

const never = Number.NEGATIVE_INFINITY;

function planPart(feed: Feed, part: FeedPart, state: PartState | undefined, nowMs: number): PlannedPart {
  if (!state) return { feed, part, mode: 'again', dueAtMs: never };
  const { mode, dueAtMs } = wish(feed, part, state, nowMs);
  const isFailing = state.failures > 0 && state.triedAtMs !== null && state.triedAtMs <= nowMs;
  if (!isFailing) return { feed, part, mode, dueAtMs };
  const notBeforeMs = retryAtMs(partName(feed, part), state.triedAtMs, state.failures, state.retryAtMs);
  return { feed, part, mode, dueAtMs: Math.max(dueAtMs, notBeforeMs) };
}

function wish(
  feed: Feed,
  part: FeedPart,
  state: PartState,
  nowMs: number,
): Pick<PlannedPart, 'mode' | 'dueAtMs'> {
  const { wholeAtMs, changesAtMs, cursor } = state;
  const isOther = state.revision !== feed.revision || !coversAll(state.covers, part.covers);
  if (wholeAtMs === null || isOther) return { mode: 'again', dueAtMs: never };
  const wholeDueAtMs = after(wholeAtMs, part.intervalMs, nowMs);
  if (!feed.changes || cursor === null || wholeDueAtMs <= nowMs)
    return { mode: 'whole', dueAtMs: wholeDueAtMs };
  const changesDueAtMs = after(Math.max(wholeAtMs, changesAtMs ?? 0), feed.changes.intervalMs, nowMs);
  return changesDueAtMs < wholeDueAtMs
    ? { mode: 'changes', dueAtMs: changesDueAtMs }
    : { mode: 'whole', dueAtMs: wholeDueAtMs };
}

/** A time that lies ahead was written before the clock was set back: then it is due. */
function after(atMs: number, intervalMs: number, nowMs: number): number {
  return atMs > nowMs ? nowMs : atMs + intervalMs;
}
