import type { Caller } from '#contracts/access.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { ActionOutcome, ContainerRecord, Host } from '../host.ts';
import type { PlannedStep } from '../operation.ts';
import type { BegunOperation } from '../operations.ts';
import type { SubjectOptions } from '../subject.ts';
import type { ContainerBody } from './container-body.ts';
import type { Gate } from './draft.ts';
import { chooseImage, type ChosenImage } from './choose-image.ts';
import { recreateCommand } from './recreate-command.ts';
import { beginJournal } from './recreation-journal.ts';
import { openRun, type RecreationRun } from './recreation-run.ts';
import { unfinishedRecreations } from './recreation-store.ts';
import type { ImageChoice } from './recreation.ts';
import { assertHostLive } from '../assert-host-live.ts';
import { listedContainer } from '../listed-container.ts';

export interface RecreateRequest {
  readonly caller: Caller;
  /** How the operation is called: `recreate`, `update`, `edit`, `revert`. */
  readonly kind: string;
  /** For the history; may be empty. */
  readonly reason: string;
  /** Default: the same image where the body names the same reference as now, otherwise `present`. */
  readonly image?: ImageChoice | undefined;
  readonly gate?: Partial<Gate> | undefined;
}

const defaultGate: Gate = { steadyMs: 4_000, healthyWithinMs: 0 };

/**
 * Replaces the container `id` by one made from `body`, and whatever depends on it along with it. Resolves when the intent is
 * on disk. The caller's permission for the container and for each of `host.recreation.dependents(id)` is checked before this.
 */
export async function beginRecreate(
  options: SubjectOptions,
  host: Host,
  id: string,
  body: ContainerBody,
  request: RecreateRequest,
): Promise<BegunOperation> {
  const record = recordOf(host, id);
  await refuseUnfinished(options, host.id, id);
  const { name, image } = record.summary;
  const choice = request.image ?? { use: body.create.Image === image ? 'same' : 'present' };
  const dependents = host.recreation.dependents(id);
  const operationId = Promise.withResolvers<string>();
  const begun = await options.operations.begin({
    kind: request.kind,
    host: host.id,
    targetId: id,
    targetName: name,
    alsoLocks: dependents,
    isCancellable: true,
    command: recreateCommand(name, body, choice),
    caller: request.caller,
    steps: stepsOf({
      options,
      host,
      record,
      body,
      request,
      choice,
      dependents,
      operationId: operationId.promise,
    }),
  });
  operationId.resolve(begun.operation.id);
  return begun;
}

function recordOf(host: Host, id: string): ContainerRecord {
  assertHostLive(host);
  const record = listedContainer(host, id);
  if (!record) throw notFound('The container');
  return record;
}

async function refuseUnfinished(
  { database, operations }: SubjectOptions,
  host: string,
  id: string,
): Promise<void> {
  const running = operations.running().map((operation) => operation.id);
  for (const { record } of await unfinishedRecreations(database)) {
    if (record.host !== host || running.includes(record.operationId)) continue;
    const ids = [record, ...record.dependents].flatMap(({ oldId, newId: next }) => [oldId, next]);
    if (ids.includes(id))
      throw conflict(`${record.name} is being repaired after an interruption. Try again in a moment.`);
  }
}

interface Work {
  readonly options: SubjectOptions;
  readonly host: Host;
  readonly record: ContainerRecord;
  readonly body: ContainerBody;
  readonly request: RecreateRequest;
  readonly choice: ImageChoice;
  /** As they were when their places in line were taken. */
  readonly dependents: readonly string[];
  readonly operationId: Promise<string>;
}

function stepsOf(work: Work): PlannedStep[] {
  const { host, choice, record, body } = work;
  const { name } = record.summary;
  let image: ChosenImage;
  let run: RecreationRun;
  return [
    {
      title: `Get the image ${body.create.Image}`,
      async run(progress) {
        const chosen = await chooseImage(host, body.create.Image, choice, progress);
        if (!('done' in chosen)) image = chosen;
        return 'done' in chosen ? chosen : { done: true };
      },
    },
    {
      title: `Create the new ${body.name} beside the old one`,
      async run({ signal }) {
        run = await openNewRun(work, image, signal);
        return await run.build(signal);
      },
    },
    { title: `Put it in the place of the old ${name}`, run: () => run.switchOver() },
    { title: 'Wait until it has proved itself', run: (progress) => run.prove(progress) },
    { title: `Remove the old ${name}`, run: (): Promise<ActionOutcome> => run.finish() },
  ];
}

async function openNewRun(work: Work, image: ChosenImage, signal: AbortSignal): Promise<RecreationRun> {
  const { options, host, record, body, request } = work;
  const { recreation } = host;
  const draft = await recreation.draft(record.summary.id, body, {
    id: newId(options.clock.now()),
    ...image,
    gate: { ...defaultGate, ...request.gate },
    signal,
  });
  const others = draft.members.slice(1).map(({ oldId }) => oldId);
  if (others.some((id) => !work.dependents.includes(id))) {
    throw conflict('Containers that depend on it have changed meanwhile. Try again.');
  }
  const { caller, kind, reason } = request;
  const beginning = {
    host: host.id,
    operationId: await work.operationId,
    kind,
    reason,
    startedBy: 'name' in caller ? caller.name : caller.kind === 'tool' ? caller.tool : '',
    resource: resourceOf(record.summary),
  };
  const journal = await beginJournal(options, beginning, draft);
  return openRun({ ...options, recreation, journal, draft });
}
