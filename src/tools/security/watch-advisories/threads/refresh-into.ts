import { systemClock, type Clock } from '#kernel/clock.ts';
import type { AdvisoryIndex } from '../../advisories/open-index.ts';
import type { Release } from '../../advisories/part-state.ts';
import { FeedError } from '../../feeds/feed.ts';
import { refreshPart, type PartSink, type Refreshed } from '../../feeds/fetch-part/refresh-part.ts';
import { transport, type Transport } from '../../feeds/fetch-part/transport.ts';
import { feeds } from '../../feeds/index.ts';
import { changeOf, turnedReleases } from '../advisory-change.ts';
import type { InputOf, RefreshOutcome, ThreadSetup } from './index-requests.ts';

/** Fetches a part, reads it into the index, and says what is another now. Rejects when aborted, and when the disk or the index fails. */
export async function refreshInto(
  index: AdvisoryIndex,
  { workFolder, limits, mirror }: ThreadSetup,
  { feed: feedId, part, mode, nowMs }: InputOf<'refresh'>,
  signal: AbortSignal,
): Promise<RefreshOutcome> {
  const feed = feeds.find(({ id }) => id === feedId);
  if (!feed) throw new FeedError(`There is no source "${feedId}".`);
  const parts = index.parts();
  const known = parts.find((one) => one.feed === feedId && one.part === part.id);
  const before = releasesOf(index);
  const refreshed = await refreshPart(
    { feed, part, mode, dueAtMs: nowMs },
    known,
    {
      sink: dated(index, nowMs),
      folder: workFolder,
      transport: mirror === null ? transport : mirrored(mirror),
      clock: clockAt(nowMs),
      random: Math.random,
      limits,
    },
    signal,
  );
  return answerOf(refreshed, before, index);
}

function answerOf(refreshed: Refreshed, before: readonly Release[], index: AdvisoryIndex): RefreshOutcome {
  if (refreshed.kind === 'unchanged') return refreshed;
  if (refreshed.kind === 'failed') return { kind: 'failed', detail: refreshed.detail };
  const { counts, problems, problemCount, ...changes } = refreshed.result;
  const change = changeOf(changes, turnedReleases(before, releasesOf(index)));
  return { kind: 'written', change, counts, problems, problemCount };
}

export function releasesOf(index: AdvisoryIndex): readonly Release[] {
  return index.parts().flatMap(({ covers }) => covers);
}

/** What is written is dated in the same moment. */
function dated(index: AdvisoryIndex, nowMs: number): PartSink {
  return {
    setState: (part, change) => index.setState(part, change),
    write: (part, items) => index.write({ ...part, state: { ...part.state, changedAtMs: nowMs } }, items),
  };
}

/** It is the asker's time, at which it stands still: what is fetched is as old as the question. Waiting is real. */
function clockAt(nowMs: number): Clock {
  return { ...systemClock, now: () => nowMs };
}

function mirrored(mirror: string): Transport {
  const base = mirror.endsWith('/') ? mirror : `${mirror}/`;
  return (url, headers, signal) =>
    transport(new URL(`${url.host}${url.pathname}${url.search}`, base), headers, signal);
}
