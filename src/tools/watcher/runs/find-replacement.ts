import type { CallOptions } from '#contracts/client.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { ContainersPort } from './containers-port.ts';
import type { SeenReplacement } from './judge-replacement.ts';
import type { Request } from './run-record.ts';

/** How many of the newest operations of all hosts are looked through. */
const lookedThrough = 200;

/** Begins the reason of a recreation; by it the recreation is found again. */
export function reasonOf({ id }: Pick<UpdateRun, 'id'>): string {
  return `Watcher ${id}`;
}

/** What became of a request, also of one whose answer never arrived. */
export async function findReplacement(
  containers: ContainersPort,
  run: UpdateRun,
  request: Request,
  options: CallOptions,
): Promise<SeenReplacement> {
  const { host, name } = run;
  const [operations, recreations] = await Promise.all([
    containers.operations({ query: { limit: lookedThrough } }, options),
    containers.recreations({ query: { host, name, limit: 100 } }, options),
  ]);
  const operation = operations.find((one) => isOurs(one, host, request));
  const recreation = recreations.find((one) => isOurRecreation(one, run, request, operation?.id));
  return { operation, recreation };
}

/** Of all on the container, as they were before a request. */
export async function knownOperations(
  containers: ContainersPort,
  host: string,
  containerId: string,
  options: CallOptions,
): Promise<string[]> {
  const operations = await containers.operations({ query: { limit: lookedThrough } }, options);
  return operations.filter((one) => one.host === host && one.targetId === containerId).map(({ id }) => id);
}

function isOurs(operation: Operation, host: string, request: Request): boolean {
  if (request.operationId !== null) return operation.id === request.operationId;
  const { containerId, knownIds, way } = request;
  const isOnIt = operation.host === host && operation.targetId === containerId;
  return (
    isOnIt &&
    operation.kind === way.by &&
    operation.startedBy === 'watcher' &&
    !knownIds.includes(operation.id)
  );
}

function isOurRecreation(
  recreation: RecreationRecord,
  run: UpdateRun,
  { way, operationId, containerId, knownIds }: Request,
  foundId: string | undefined,
): boolean {
  const id = operationId ?? foundId;
  if (id !== undefined && recreation.operationId === id) return true;
  if (knownIds.includes(recreation.operationId)) return false;
  if (way.by === 'update')
    return recreation.reason.startsWith(reasonOf(run)) && recreation.oldId === containerId;
  return recreation.kind === 'revert' && recreation.oldId === containerId;
}
