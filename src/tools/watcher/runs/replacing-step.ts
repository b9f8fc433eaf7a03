import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import type { Words } from '#contracts/words.ts';
import { conclude, type Ending } from './conclude.ts';
import { type DriveContext, enter, type Step } from './drive-context.ts';
import type { RunRecord } from './run-record.ts';
import { problems } from './run-words.ts';
import type { ReplacementEnd } from './follow-request.ts';
import { seeThrough } from './see-through.ts';
import { seeSelfThrough } from './see-self-through.ts';

/** The container gets its new version, or back its old one where the run is a way back. */
export const replacingStep: Step = async (context, begun) => {
  const follow = begun.work.way.by === 'self' ? seeSelfThrough : seeThrough;
  const { record, end } = await follow(context, begun);
  return end.is === 'replaced'
    ? await replaced(context, record, end.recreation)
    : await conclude(context, record, endingOf(record, end));
};

function replaced(
  context: DriveContext,
  record: RunRecord,
  recreation: RecreationRecord | undefined,
): Promise<RunRecord> {
  const { request, monitors } = record.work;
  const next = monitors.length > 0 ? 'watching' : 'writing';
  return enter(context, record, next, {
    run: {
      recreationId: recreation?.id ?? null,
      operationId: recreation?.operationId ?? request?.operationId ?? null,
    },
    work: { newContainerId: recreation?.newId ?? null },
  });
}

function endingOf({ run }: RunRecord, end: Exclude<ReplacementEnd, { is: 'replaced' }>): Ending {
  const isWayBack = run.kind === 'revert';
  switch (end.is) {
    case 'back':
      return isWayBack
        ? { state: 'failed', problem: problems.revertFailed(end.why) }
        : { state: 'back', problem: end.why };
    case 'refused':
      return { state: 'failed', problem: problems.unchanged(end.why), isUnharmed: !isWayBack };
    case 'interrupted':
      return { state: 'failed', problem: problems.interrupted, isUnharmed: !isWayBack };
    case 'gone':
      return { state: 'failed', problem: problems.replacedMeanwhile(run.name) };
    case 'broken':
      return { state: 'failed', problem: end.why ?? problems.broken(run.name) };
  }
}

/** The new version did not do well: the old container comes back. */
export const goingBackStep: Step = async (context, begun) => {
  const { record, end } = await seeThrough(context, begun);
  const problem = record.run.problem ?? problems.unknown;
  if (end.is === 'replaced') return await conclude(context, record, { state: 'back', problem });
  return await conclude(context, record, {
    state: 'failed',
    problem: problems.stuck(record.run.name, problem, whyNotBack(record, end)),
  });
};

function whyNotBack({ run }: RunRecord, end: Exclude<ReplacementEnd, { is: 'replaced' }>): Words {
  switch (end.is) {
    case 'refused':
    case 'back':
      return end.why;
    case 'broken':
      return end.why ?? problems.broken(run.name);
    case 'gone':
      return problems.replacedMeanwhile(run.name);
    case 'interrupted':
      return problems.interrupted;
  }
}
