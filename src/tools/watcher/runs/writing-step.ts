import type { Words } from '#contracts/words.ts';
import { conclude } from './conclude.ts';
import type { ServiceImageOutcome } from './containers-port.ts';
import { askUntil, type DriveContext, say, type Step, write } from './drive-context.ts';
import type { RunRecord } from './run-record.ts';
import { details, problems } from './run-words.ts';

/** The file of the stack is brought along, so that compose does not undo the update. The update stands whatever comes of it. */
export const writingStep: Step = async (context, record) => {
  const { run, work } = record;
  const { stack } = run;
  const { service } = work;
  if (!work.changesFile || stack === null || service === null) {
    return await conclude(context, record, { state: 'succeeded' });
  }
  if (work.fileProblem) return await standWithout(context, record, work.fileProblem);
  const untilMs = work.sinceMs + context.pace.patienceMs;
  const params = { host: run.host, stack, service };
  const done = await askUntil(context, untilMs, async (options) => {
    const left = await othersOfService(context, record, options);
    if (left > 0) return { left };
    return await context.containers.setServiceImage({ params, body: { image: run.reference } }, options);
  });
  if (!done.isAnswered) return await standWithout(context, record, done.why);
  if ('left' in done.value) {
    const said = await say(context, record, details.others(done.value.left));
    return await conclude(context, said, { state: 'succeeded' });
  }
  return await concludeWith(context, record, done.value);
};

/** Containers of the same service that were not made from the new image yet. */
async function othersOfService(
  { containers }: DriveContext,
  { run, work }: RunRecord,
  options: { readonly signal?: AbortSignal },
): Promise<number> {
  const { host, stack, name, reference } = run;
  const { containers: listed } = await containers.list({ query: { host, stack: stack ?? '' } }, options);
  return listed.filter(
    (one) => one.name !== name && one.stack?.service === work.service && one.image !== reference,
  ).length;
}

async function concludeWith(
  context: DriveContext,
  record: RunRecord,
  { outcome, problem, change }: ServiceImageOutcome,
): Promise<RunRecord> {
  if (outcome === 'conflict') return await standWithout(context, record, problem ?? problems.fileConflict);
  if (outcome === 'refused') return await standWithout(context, record, problem ?? problems.fileRefused);
  const noted = change ? await write(context, record, { run: { file: change } }) : record;
  return await conclude(context, noted, { state: 'succeeded' });
}

function standWithout(context: DriveContext, record: RunRecord, why: Words): Promise<RunRecord> {
  return conclude(context, record, { state: 'succeeded', problem: problems.fileAsWas(why) });
}
