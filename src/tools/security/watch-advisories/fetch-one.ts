import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import { partName, type PlannedPart } from '../feeds/plan/feed-plan.ts';
import type { AdvisoryNews } from './advisories.ts';
import { isChange } from './advisory-change.ts';
import type { PartBook } from './part-book.ts';
import { IndexThreadError } from './threads/index-thread.ts';
import type { IndexThreads } from './threads/open-index-threads.ts';

export interface FetchOneTools {
  readonly threads: IndexThreads;
  readonly book: PartBook;
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: (news: AdvisoryNews) => void;
}

/** Has the thread fetch and read a part, notes how it went and tells what changed. Rejects only when aborted. */
export async function fetchOne(
  { feed, part, mode }: PlannedPart,
  signal: AbortSignal,
  tools: FetchOneTools,
): Promise<void> {
  const { threads, book, clock, log, tell } = tools;
  const fields = { part: partName(feed, part), mode };
  tell({ kind: 'states' });
  try {
    const input = { feed: feed.id, part, mode, nowMs: clock.now() };
    const { parts, ...outcome } = await threads.ask('refresh', input, { signal });
    book.replace(parts);
    if (outcome.kind === 'failed')
      log.warn({ ...fields, problem: outcome.detail }, 'A source of advisories failed.');
    if (outcome.kind !== 'written') return;
    const { counts, problemCount, problems, change } = outcome;
    log.info({ ...fields, ...counts, problemCount, problems: problems.slice(0, 5) }, 'Advisories were read.');
    if (isChange(change)) tell({ kind: 'changed', change });
  } catch (error) {
    signal.throwIfAborted();
    await noteFailure({ feed: feed.id, part: part.id }, error, tools);
  } finally {
    tell({ kind: 'states' });
  }
}

/** It failed here, not at the server: the disk, the thread, the index. */
async function noteFailure(
  { feed, part }: { readonly feed: string; readonly part: string },
  error: unknown,
  { threads, book, clock, log }: FetchOneTools,
): Promise<void> {
  const kind = error instanceof IndexThreadError ? error.kind : 'failed';
  log.error({ feed, part, error }, 'Advisories could not be read.');
  const shown = kind === 'disk' || kind === 'memory' || kind === 'damaged';
  const detail = shown && error instanceof Error ? error.message : 'Reading it ended unexpectedly.';
  const nowMs = clock.now();
  book.fail(feed, part, detail, nowMs);
  try {
    const { parts } = await threads.ask('fail', { feed, part, detail, nowMs });
    book.replace(parts);
  } catch (again) {
    log.error({ feed, part, error: again }, 'That it failed could not be kept.');
  }
}
