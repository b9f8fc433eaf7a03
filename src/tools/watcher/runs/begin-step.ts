import type { CallOptions } from '#contracts/client.ts';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { ServiceImageChange } from '#contracts/containers/service-image.ts';
import type { Words } from '#contracts/words.ts';
import { conclude } from './conclude.ts';
import type { ServiceImagePlan } from './containers-port.ts';
import { askUntil, type DriveContext, enter, type Step } from './drive-context.ts';
import { monitorsToWatch } from './judge-monitors.ts';
import { planRequest } from './request-replacement.ts';
import type { GatedMonitor, RunRecord } from './run-record.ts';
import { readRun } from './run-store.ts';
import { details, problems } from './run-words.ts';
import { toldError } from './words-of-error.ts';

/** Its turn has come: is everything as it was when it was asked for? Then what is to be done is written down. */
export const beginStep: Step = async (context, record) => {
  const { run, work } = record;
  const missing = await missingProviders(context, record);
  if (missing.length > 0) return await refuse(context, record, problems.notBegun(missing));
  const untilMs = context.kernel.clock.now() + context.pace.patienceMs;
  const listed = await askUntil(context, untilMs, (options) =>
    context.containers.list({ query: { host: run.host } }, options),
  );
  if (!listed.isAnswered) return await refuse(context, record, problems.unchanged(listed.why));
  const container = listed.value.containers.find(({ name }) => name === run.name);
  const problem = container ? whyNot(record, container) : problems.gone(run.name);
  if (!container || problem) return await refuse(context, record, problem ?? problems.unknown);
  const planned = await askUntil(context, untilMs, async (options) => {
    const file = await fileOf(context, record, options);
    const configHash = file && isInStep(file) ? file.configHash : null;
    const wanted = { way: work.way, containerId: container.id, configHash, attempt: 1 };
    return { file, request: await planRequest(context, record, wanted, options) };
  });
  if (!planned.isAnswered) return await refuse(context, record, problems.unchanged(planned.why));
  const { file, request } = planned.value;
  const isRefused = file !== undefined && !isInStep(file);
  const change: ServiceImageChange | null = isRefused ? null : (file?.change ?? run.file);
  const fileProblem = isRefused ? (file.problem ?? problems.fileRefused) : null;
  const monitors = await monitorsBefore(context, record);
  return await enter(context, record, 'replacing', {
    run: { file: change, detail: details.replacing },
    work: { request, monitors, fileProblem },
  });
};

function isInStep({ isPossible, isAlready }: ServiceImagePlan): boolean {
  return isPossible || isAlready;
}

function refuse(context: DriveContext, record: RunRecord, problem: Words): Promise<RunRecord> {
  return conclude(context, record, { state: 'failed', problem, isUnharmed: record.run.kind !== 'revert' });
}

/** Under the same name it may have become another image meanwhile, even a newer one than was asked for. */
function whyNot({ run, work }: RunRecord, { image, imageId }: ContainerSummary): Words | undefined {
  if (image !== run.referenceBefore) return problems.changed(run.name, image);
  const isOther = work.imageId !== undefined && work.imageId !== imageId;
  return isOther ? problems.unchanged(problems.replacedMeanwhile(run.name)) : undefined;
}

/** Names of those that it needs and that did not get their new version. */
async function missingProviders({ kernel }: DriveContext, { work }: RunRecord): Promise<string[]> {
  const needed = await Promise.all(work.waitsFor.map((id) => readRun(kernel.database.query, id)));
  return needed.flatMap((one) => (one && one.run.state !== 'succeeded' ? [one.run.name] : []));
}

/** What cannot be planned now is still tried when the new container runs. */
async function fileOf(
  { containers, kernel, signal }: DriveContext,
  { run, work }: RunRecord,
  options: CallOptions,
): Promise<ServiceImagePlan | undefined> {
  // A container that is brought back as it was has the labels that fit the file of then.
  if (!work.changesFile || work.way.by === 'revert') return;
  if (run.stack === null || work.service === null) return;
  const params = { host: run.host, stack: run.stack, service: work.service };
  try {
    return await containers.planServiceImage({ params, body: { image: run.reference } }, options);
  } catch (error) {
    signal.throwIfAborted();
    // Just after a start the host may not be seen yet; without the hash compose would make the container once more.
    if (toldError(error)?.isPassing) throw error;
    kernel.log.warn({ error, stack: run.stack }, 'The change of a stack file cannot be planned');
    return undefined;
  }
}

async function monitorsBefore(
  { pulse, kernel, signal }: DriveContext,
  { run, work }: RunRecord,
): Promise<GatedMonitor[]> {
  const { host, name } = run;
  if (!pulse || run.kind !== 'update' || work.pulseSeconds === 0) return [];
  try {
    return monitorsToWatch(await pulse.monitors({ query: { host } }, { signal }), host, name);
  } catch (error) {
    signal.throwIfAborted();
    kernel.log.warn({ error, name }, 'Pulse cannot be asked how the monitors of a container are');
    return [];
  }
}
