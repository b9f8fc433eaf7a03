import type { Caller } from '#contracts/access.ts';
import { decide } from '#kernel/access/decide.ts';
import type { Database } from '#kernel/database/database.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import { maySee, mayOn, type WatcherPermission } from '../watched/watched-access.ts';
import type { Watched } from '../watched/watched.ts';
import type { RunRecord } from './run-record.ts';
import { listRuns, readRun, type RunFilter } from './run-store.ts';
import type { RunTables } from './run-tables.ts';

type Query = Database<RunTables>['query'];

const runWord = { en: 'The update', es: 'la actualización' };
const pageSize = 200;

/** Nothing is told about an update that the caller may not see. @throws NexusError `not-found`, `forbidden` */
export async function allowedRun(
  query: Query,
  caller: Caller,
  permission: WatcherPermission,
  id: string,
): Promise<RunRecord> {
  const record = await readRun(query, id);
  if (!record || !maySee(caller, record.work.resource)) throw notFound(runWord);
  if (!mayOn(caller, permission, record.work.resource)) throw forbidden();
  return record;
}

/** Pages on until enough are found that the caller may see. */
export async function visibleRuns(
  query: Query,
  caller: Caller,
  filter: RunFilter,
  limit: number,
): Promise<RunRecord[]> {
  if (decide(caller, 'watcher:read') === 'allow') return await listRuns(query, filter, limit);
  const found: RunRecord[] = [];
  for (let beforeId = filter.beforeId; found.length < limit;) {
    const page = await listRuns(query, { ...filter, beforeId }, pageSize);
    found.push(...page.filter(({ work }) => maySee(caller, work.resource)));
    beforeId = page.at(-1)?.run.id;
    if (page.length < pageSize) break;
  }
  return found.slice(0, limit);
}

/** What goes along is touched as well. @throws NexusError `forbidden` */
export function requireAlong(
  watched: Pick<Watched, 'get'>,
  caller: Caller,
  host: string,
  names: readonly string[],
): void {
  for (const name of names) {
    const other = watched.get(host, name);
    if (other && !mayOn(caller, 'watcher:update', other.subject.resource)) {
      throw forbidden(`It takes ${name} along, which your role does not allow you to update.`);
    }
  }
}

export function holdsEverywhere(caller: Caller): boolean {
  return decide(caller, 'watcher:update') === 'allow';
}
