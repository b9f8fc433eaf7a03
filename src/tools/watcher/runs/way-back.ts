import type { CallOptions } from '#contracts/client.ts';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { Database } from '#kernel/database/database.ts';
import type { ContainersPort } from './containers-port.ts';
import type { RunTables } from './run-tables.ts';
import type { Way } from './run-record.ts';
import { listRuns } from './run-store.ts';

const lookedThrough = 50;

/** Only the last update of a container that still stands can be taken back: the ones before it come after it. */
export async function isLastStanding(
  query: Database<RunTables>['query'],
  { id, host, name }: Pick<UpdateRun, 'id' | 'host' | 'name'>,
): Promise<boolean> {
  const newest = await listRuns(query, { host, name }, lookedThrough);
  return newest.map(({ run }) => run).find(stands)?.id === id;
}

function stands({ kind, state, revertedById }: UpdateRun): boolean {
  return kind !== 'revert' && state === 'succeeded' && revertedById === null;
}

/**
 * The container as it was before, where Containers still has it; else the old image by its digest. Undefined: neither. NEXUS
 * itself never goes back: the older program would refuse the newer database.
 */
export function wayBackOf(run: UpdateRun, recreations: readonly RecreationRecord[]): Way | undefined {
  if (run.kind !== 'update' || !stands(run)) return undefined;
  const recreation = recreations.find(({ id }) => id === run.recreationId);
  if (recreation?.canRevert) return { by: 'revert', recreationId: recreation.id };
  const { digest } = run.from;
  return digest === null ? undefined : { by: 'update', image: run.referenceBefore, digest };
}

export function recreationsOf(
  containers: Pick<ContainersPort, 'recreations'>,
  { host, name }: Pick<UpdateRun, 'host' | 'name'>,
  options: CallOptions,
): Promise<RecreationRecord[]> {
  return containers.recreations({ query: { host, name, limit: 100 } }, options);
}
