import type { PartState } from '../../advisories/part-state.ts';
import type { Feed, FeedPart, Present } from '../feed.ts';
import { retryAtMs } from './back-off.ts';
import { coversAll } from './cover-text.ts';

/** What is kept in the state of a part beside what the index itself looks at. */
export interface PlanNotes {
  /** What it was read for: `coverText`. Absent: never read. */
  readonly readFor?: string;
  /** When its server wants to be asked again. */
  readonly retryAtMs?: number | null;
}

/** What is known of a part, as the index keeps it. */
export interface KnownPart {
  readonly state: PartState & PlanNotes;
}

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
  knownOf: (name: string) => KnownPart | undefined,
  nowMs: number,
  { mostAtOnce, running }: PlanOptions,
): FeedPlan {
  const waiting = feeds
    .flatMap((feed) =>
      feed.parts(present).map((part) => planPart(feed, part, knownOf(partName(feed, part)), nowMs)),
    )
    .filter(({ feed, part }) => !running.has(partName(feed, part)))
    .toSorted((a, b) => a.dueAtMs - b.dueAtMs);
  const due = waiting.filter(({ dueAtMs }) => dueAtMs <= nowMs);
  const later = waiting.find(({ dueAtMs }) => dueAtMs > nowMs);
  return { due: due.slice(0, Math.max(0, mostAtOnce - running.size)), nextAtMs: later?.dueAtMs ?? null };
}

const never = Number.NEGATIVE_INFINITY;

function planPart(feed: Feed, part: FeedPart, known: KnownPart | undefined, nowMs: number): PlannedPart {
  if (!known) return { feed, part, mode: 'again', dueAtMs: never };
  const { mode, dueAtMs } = wish(feed, part, known, nowMs);
  const { failures, triedAtMs } = known.state;
  if (failures === 0 || triedAtMs === null || triedAtMs > nowMs) return { feed, part, mode, dueAtMs };
  const notBeforeMs = retryAtMs(partName(feed, part), triedAtMs, failures, known.state.retryAtMs ?? null);
  return { feed, part, mode, dueAtMs: Math.max(dueAtMs, notBeforeMs) };
}

function wish(
  feed: Feed,
  part: FeedPart,
  { state }: KnownPart,
  nowMs: number,
): Pick<PlannedPart, 'mode' | 'dueAtMs'> {
  const { fetchedAtMs, triedAtMs, failures, cursor, revision, readFor } = state;
  if (fetchedAtMs === null || revision !== feed.revision || !coversAll(readFor, part.covers))
    return { mode: 'again', dueAtMs: never };
  const wholeDueAtMs = after(fetchedAtMs, part.intervalMs, nowMs);
  if (!feed.changes || cursor === null || wholeDueAtMs <= nowMs)
    return { mode: 'whole', dueAtMs: wholeDueAtMs };
  // What was tried since then, with success, were changes.
  const askedAtMs = failures === 0 ? Math.max(fetchedAtMs, triedAtMs ?? 0) : fetchedAtMs;
  const changesDueAtMs = after(askedAtMs, feed.changes.intervalMs, nowMs);
  return changesDueAtMs < wholeDueAtMs
    ? { mode: 'changes', dueAtMs: changesDueAtMs }
    : { mode: 'whole', dueAtMs: wholeDueAtMs };
}

/** A time that lies ahead was written before the clock was set back: then it is due. */
function after(atMs: number, intervalMs: number, nowMs: number): number {
  return atMs > nowMs ? nowMs : atMs + intervalMs;
}
