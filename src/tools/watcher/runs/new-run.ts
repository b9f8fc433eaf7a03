import type { Caller } from '#contracts/access.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { Words } from '#contracts/words.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { WatchedSubject } from '../watched/watched.ts';
import type { RunRecord, RunWork, Way } from './run-record.ts';
import { details } from './run-words.ts';

export interface Origin {
  readonly caller: Caller;
  readonly because: Words;
  readonly batchId: string;
  readonly startedAtMs: number;
}

/** An update that waits for its turn. */
export function newUpdate(
  { subject, shown }: WatchedSubject,
  update: AvailableUpdate,
  origin: Origin & { readonly id: string; readonly waitsFor: readonly string[]; readonly detail: Words },
): RunRecord {
  const { isSelf, image, service } = subject;
  const way: Way = { by: isSelf ? 'self' : 'update', image: update.reference, digest: update.to.digest };
  const changesFile = update.reference !== image;
  return {
    run: {
      ...begun(shown, origin),
      id: origin.id,
      kind: isSelf ? 'self' : 'update',
      from: shown.current,
      to: update.to,
      referenceBefore: image,
      reference: update.reference,
      level: update.level,
      detail: origin.detail,
    },
    work: {
      ...newWork(origin, { resource: subject.resource, service, way, changesFile }),
      gateSeconds: shown.policy.gateSeconds,
      pulseSeconds: shown.policy.pulseSeconds,
      waitsFor: origin.waitsFor,
      imageId: subject.imageId,
    },
  };
}

/** The way back of an update, that waits for its turn. */
export function newWayBack(
  { run, work }: RunRecord,
  way: Way,
  origin: Origin & { readonly id: string },
): RunRecord {
  const { resource, service } = work;
  // The file was brought along, or may have been.
  const changesFile = work.changesFile && work.fileProblem === null;
  return {
    run: {
      ...begun(run, origin),
      id: origin.id,
      kind: 'revert',
      from: run.to,
      to: run.from,
      referenceBefore: run.reference,
      reference: run.referenceBefore,
      level: run.level,
      detail: details.turn,
      revertsId: run.id,
    },
    work: newWork(origin, { resource, service, way, changesFile }),
  };
}

type Beginning = Omit<
  UpdateRun,
  'id' | 'kind' | 'from' | 'to' | 'referenceBefore' | 'reference' | 'level' | 'detail'
>;

function begun(
  { host, name, stack }: Pick<UpdateRun, 'host' | 'name' | 'stack'>,
  { caller, because, batchId, startedAtMs }: Origin,
): Beginning {
  return {
    host,
    name,
    stack,
    state: 'waiting',
    problem: null,
    operationId: null,
    recreationId: null,
    file: null,
    startedBy: callerName(caller),
    because,
    batchId,
    revertsId: null,
    revertedById: null,
    canRevert: false,
    startedAtMs,
    endedAtMs: null,
  };
}

function newWork(
  { caller, startedAtMs }: Origin,
  known: Pick<RunWork, 'resource' | 'service' | 'way' | 'changesFile'>,
): RunWork {
  return {
    ...known,
    caller,
    gateSeconds: null,
    pulseSeconds: 0,
    waitsFor: [],
    sinceMs: startedAtMs,
    request: null,
    newContainerId: null,
    monitors: [],
    fileProblem: null,
  };
}
