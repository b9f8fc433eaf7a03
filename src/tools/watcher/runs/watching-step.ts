import type { Words } from '#contracts/words.ts';
import { conclude } from './conclude.ts';
import { askUntil, type DriveContext, enter, rest, say, type Step } from './drive-context.ts';
import { judgeMonitors, type MonitorJudgement, watchMs } from './judge-monitors.ts';
import { planRequest } from './request-replacement.ts';
import type { RunRecord } from './run-record.ts';
import { details, problems } from './run-words.ts';

/** Monitors of Pulse that were up before have to be up with the new version. */
export const watchingStep: Step = async (context, begun) => {
  let record = begun;
  for (;;) {
    const judged = await lookAtMonitors(context, record);
    if (judged === 'unanswered') {
      return await enter(context, record, 'writing', { run: { detail: details.noPulse } });
    }
    if (judged.is === 'down') return await turnBack(context, record, problems.monitorDown(judged.name));
    if (judged.is === 'passed') {
      const { monitors } = record.work;
      const detail =
        judged.untold.length > 0
          ? details.untold(judged.untold)
          : details.watched(monitors.map(({ name }) => name));
      return await enter(context, record, 'writing', { run: { detail } });
    }
    record = await say(context, record, details.watching(judged.names));
    await rest(context);
  }
};

async function lookAtMonitors(
  context: DriveContext,
  { run, work }: RunRecord,
): Promise<MonitorJudgement | 'unanswered'> {
  const { pulse, kernel } = context;
  if (!pulse) return 'unanswered';
  const { sinceMs, monitors, pulseSeconds } = work;
  const untilMs = sinceMs + watchMs(monitors, pulseSeconds);
  const seen = await askUntil(context, untilMs, (options) =>
    pulse.monitors({ query: { host: run.host } }, options),
  );
  if (!seen.isAnswered) return 'unanswered';
  return judgeMonitors(monitors, seen.value, { sinceMs, nowMs: kernel.clock.now(), pulseSeconds });
}

async function turnBack(context: DriveContext, record: RunRecord, problem: Words): Promise<RunRecord> {
  const { run, work } = record;
  const { recreationId } = run;
  const containerId = work.newContainerId;
  if (recreationId === null || containerId === null) {
    return await conclude(context, record, {
      state: 'failed',
      problem: problems.stuck(run.name, problem, problems.unknown),
    });
  }
  const wanted = { way: { by: 'revert' as const, recreationId }, containerId, configHash: null, attempt: 1 };
  const planned = await askUntil(context, Infinity, (options) =>
    planRequest(context, record, wanted, options),
  );
  if (!planned.isAnswered) {
    return await conclude(context, record, {
      state: 'failed',
      problem: problems.stuck(run.name, problem, planned.why),
    });
  }
  return await enter(context, record, 'going-back', {
    run: { problem, detail: details.goingBack },
    work: { request: planned.value },
  });
}
