import type { UpdateRun } from '#contracts/watcher/run.ts';
import { isLastStanding, recreationsOf, wayBackOf } from './way-back.ts';
import type { ContainersPort } from './containers-port.ts';
import type { RunTables } from './run-tables.ts';
import type { Database } from '#kernel/database/database.ts';

export interface ShowOptions {
  readonly query: Database<RunTables>['query'];
  readonly containers: Pick<ContainersPort, 'recreations'>;
}

/** As people read them: whether one can be taken back is asked of Containers, which forgets old containers. */
export async function showRuns(
  { query, containers }: ShowOptions,
  runs: readonly UpdateRun[],
  signal: AbortSignal,
): Promise<UpdateRun[]> {
  const last = new Map<string, UpdateRun>();
  for (const run of runs) {
    const key = `${run.host}/${run.name}`;
    const isCandidate = run.kind === 'update' && run.state === 'succeeded' && run.revertedById === null;
    if (isCandidate && !last.has(key)) last.set(key, run);
  }
  const revertible = new Set<string>();
  for (const run of last.values()) {
    if (!(await isLastStanding(query, run))) continue;
    // Without an answer nothing is promised.
    const recreations = await recreationsOf(containers, run, { signal }).catch(() => undefined);
    if (recreations && wayBackOf(run, recreations)) revertible.add(run.id);
  }
  return runs.map((run) => ({ ...run, canRevert: revertible.has(run.id) }));
}
