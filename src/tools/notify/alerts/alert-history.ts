import type { Caller } from '#contracts/access.ts';
import type { AlertEpisode } from '#contracts/notify/alert.ts';
import type { Database } from '#kernel/database/database.ts';
import { invalid } from '#kernel/errors.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { mayOn } from './alert-view.ts';
import { readEpisodes, type EpisodeFilter, type EpisodePosition } from './episode-store.ts';

/** Pages read for one answer, for a caller who sees few of many. The answer then says where to go on. */
const pagesAtMost = 20;

export async function alertHistory(
  database: Pick<Database<NotifySchema>, 'query'>,
  caller: Caller,
  query: EpisodeFilter & { readonly limit: number; readonly before?: string | undefined },
): Promise<{ episodes: AlertEpisode[]; next: string | null }> {
  const episodes: AlertEpisode[] = [];
  let behind = query.before === undefined ? undefined : readPosition(query.before);
  for (let page = 0; page < pagesAtMost; page += 1) {
    const read = await readEpisodes(database, query, behind, query.limit);
    for (const episode of read) {
      behind = episode;
      if (mayOn(caller, 'notify:read', episode.labels)) episodes.push(episode);
      if (episodes.length === query.limit) return { episodes, next: positionText(episode) };
    }
    if (read.length < query.limit) return { episodes, next: null };
  }
  return { episodes, next: behind ? positionText(behind) : null };
}

function positionText({ startsAtMs, id }: EpisodePosition): string {
  return `${startsAtMs}_${id}`;
}

function readPosition(text: string): EpisodePosition {
  const [, startsAtMs, id] = /^(-?\d{1,15})_(.{1,64})$/.exec(text) ?? [];
  if (startsAtMs === undefined || id === undefined)
    throw invalid('The page is not known: pass what `next` of the page before said.');
  return { startsAtMs: Number(startsAtMs), id };
}
