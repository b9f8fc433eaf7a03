import type { EventPayload } from '#contracts/event.ts';
import type { feedAnswers, feedUnanswered } from '#contracts/security/events.ts';
import type { FeedPartState, FeedState } from '#contracts/security/feeds.ts';
import type { Words } from '#contracts/words.ts';

/** A weekend without a publisher is nobody's concern. */
export const unansweredMs = 3 * 86_400_000;

export interface WantedPart {
  readonly feed: string;
  readonly part: string;
}

export interface FeedNewsInput {
  readonly feeds: readonly FeedState[];
  readonly isFetchingOn: boolean;
  /** Since when a part has been wanted without a pause; undefined: it was not until now. */
  readonly wantedSinceMs: (wanted: WantedPart) => number | undefined;
  /** Ids of feeds that people were told of. */
  readonly told: ReadonlySet<string>;
  readonly nowMs: number;
}

export interface FeedNews {
  /** Parts that are wanted now. */
  readonly wanted: readonly WantedPart[];
  readonly unanswered: readonly EventPayload<typeof feedUnanswered>[];
  readonly answers: readonly EventPayload<typeof feedAnswers>[];
}

/**
 * Which feeds people are to be told of. One that is switched off, or that nothing needs any more, settles what was told of it. What
 * was switched off for long has three days again from when it is switched on.
 */
export function feedNews({ feeds, isFetchingOn, wantedSinceMs, told, nowMs }: FeedNewsInput): FeedNews {
  const on = isFetchingOn ? feeds.filter((feed) => feed.isOn) : [];
  const wanted = on.flatMap(({ id, parts }) => parts.map((part) => ({ feed: id, part: part.id })));
  const late = on.flatMap((feed) => {
    const since = (part: FeedPartState) => wantedSinceMs({ feed: feed.id, part: part.id }) ?? nowMs;
    return lateFeed(feed, since, nowMs) ?? [];
  });
  const lateIds = new Set(late.map(({ feed }) => feed));
  const titles = new Map(feeds.map(({ id, title }) => [id, title]));
  return {
    wanted,
    unanswered: late.filter(({ feed }) => !told.has(feed)),
    answers: [...told]
      .filter((feed) => !lateIds.has(feed))
      .map((feed) => ({ feed, title: titles.get(feed) ?? feed })),
  };
}

/** Told of is the part that has been without an answer for longest. */
function lateFeed(
  { id, title, parts }: FeedState,
  wantedSinceMs: (part: FeedPartState) => number,
  nowMs: number,
): EventPayload<typeof feedUnanswered> | undefined {
  const late = parts
    .map((part) => ({ part, wantedMs: wantedSinceMs(part) }))
    .filter(({ part, wantedMs }) => isLate(part, wantedMs, nowMs))
    .map(({ part, wantedMs }) => ({ part, sinceMs: part.checkedAtMs ?? wantedMs }))
    .toSorted((a, b) => a.sinceMs - b.sinceMs);
  const [first] = late;
  return first && { feed: id, title, sinceMs: first.sinceMs, words: lateWords(first.part, late.length) };
}

/** Some parts are asked for less often than every three days: what is not due is not late. */
function isLate({ checkedAtMs, problem, nextAtMs }: FeedPartState, wantedMs: number, nowMs: number): boolean {
  const isDue = problem !== null || (nextAtMs !== null && nextAtMs <= nowMs);
  return isDue && nowMs - Math.max(checkedAtMs ?? 0, wantedMs) >= unansweredMs;
}

const neverTried: Words = { en: 'It has not been fetched.', es: 'No se ha descargado.' };
const mostCovers = 3;

function lateWords({ id, covers, problem }: FeedPartState, parts: number): Words {
  const shown = covers.length === 0 ? id : covers.slice(0, mostCovers).join(', ');
  const subject = covers.length > mostCovers ? `${shown}…` : shown;
  const { en, es } = problem ?? neverTried;
  if (parts === 1) return { en: `${subject}: ${en}`, es: `${subject}: ${es}` };
  return {
    en: `${subject}: ${en} So it is with ${parts} of its files.`,
    es: `${subject}: ${es} Así ocurre con ${parts} de sus archivos.`,
  };
}
