import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { Database } from '#kernel/database/database.ts';
import type { RunBook } from './run-book.ts';
import { isEnded } from './run-record.ts';
import { readRun } from './run-store.ts';
import type { RunTables } from './run-tables.ts';

/** As they are when all have ended, or when `signal` aborts. */
export async function untilEnded(
  book: RunBook,
  query: Database<RunTables>['query'],
  begun: readonly UpdateRun[],
  signal: AbortSignal,
): Promise<UpdateRun[]> {
  const latest = new Map(begun.map((run) => [run.id, run]));
  const ended = Promise.withResolvers<void>();
  const note = (run: UpdateRun) => {
    if (latest.has(run.id)) latest.set(run.id, run);
    if ([...latest.values()].every(isEnded)) ended.resolve();
  };
  const stop = book.watch(note);
  const giveUp = () => ended.resolve();
  signal.addEventListener('abort', giveUp, { once: true });
  // What has ended since it was begun is not told again.
  for (const { id } of begun) {
    const record = await readRun(query, id);
    if (record) note(record.run);
  }
  if (signal.aborted) giveUp();
  await ended.promise;
  stop();
  signal.removeEventListener('abort', giveUp);
  return [...latest.values()];
}
