import type { Feed, FeedPart, Present } from '../feeds/feed.ts';
import { partName, planFeeds, type KnownPart, type PlannedPart } from '../feeds/plan/feed-plan.ts';

export interface PlanInput {
  /** Those that are wanted. */
  readonly feeds: readonly Feed[];
  readonly present: Present;
  readonly known: (name: string) => KnownPart | undefined;
  readonly nowMs: number;
}

export interface FetchWishes extends PlanInput {
  /** Names of parts that a person wants now. */
  readonly asked: ReadonlySet<string>;
  /** By name: when a part may be asked for again, whatever is planned. */
  readonly heldUntilMs: ReadonlyMap<string, number>;
}

export interface NextPart {
  readonly next: PlannedPart | undefined;
  /** When there is another, unless something comes before; null: nothing is wanted. */
  readonly atMs: number | null;
}

const noneRuns = { mostAtOnce: Number.POSITIVE_INFINITY, running: new Set<string>() };

/** Which part is fetched next: what a person wants, then what is planned. */
export function nextPart(wishes: FetchWishes): NextPart {
  const { feeds, present, known, nowMs, asked, heldUntilMs } = wishes;
  const urgent = feeds
    .flatMap((feed) => feed.parts(present).map((part) => ({ feed, part })))
    .find(({ feed, part }) => asked.has(partName(feed, part)));
  if (urgent) return { next: planNow(urgent.feed, urgent.part, wishes), atMs: nowMs };
  const plan = planFeeds(feeds, present, known, nowMs, noneRuns);
  const heldOf = ({ feed, part }: PlannedPart): number => heldUntilMs.get(partName(feed, part)) ?? 0;
  const times = plan.due.map(heldOf).filter((atMs) => atMs > nowMs);
  if (plan.nextAtMs !== null) times.push(plan.nextAtMs);
  return {
    next: plan.due.find((planned) => heldOf(planned) <= nowMs),
    atMs: times.length === 0 ? null : Math.min(...times),
  };
}

/** What is to be done with a part that is wanted now, due or not, and however often it failed. */
function planNow(feed: Feed, part: FeedPart, wishes: PlanInput): PlannedPart {
  const kept = wishes.known(partName(feed, part));
  const known = kept && { state: { ...kept.state, failures: 0 } };
  const [due] = planFeeds([only(feed, part)], wishes.present, () => known, wishes.nowMs, noneRuns).due;
  const hasChanges = feed.changes !== undefined && (kept?.state.cursor ?? null) !== null;
  return due
    ? { ...due, feed }
    : { feed, part, mode: hasChanges ? 'changes' : 'whole', dueAtMs: wishes.nowMs };
}

/** When a part is fetched next by plan. */
export function nextAtMs(feed: Feed, part: FeedPart, wishes: PlanInput): number | null {
  const plan = planFeeds([only(feed, part)], wishes.present, wishes.known, wishes.nowMs, noneRuns);
  return plan.due.length > 0 ? wishes.nowMs : plan.nextAtMs;
}

function only(feed: Feed, part: FeedPart): Feed {
  return { ...feed, parts: () => [part] };
}
