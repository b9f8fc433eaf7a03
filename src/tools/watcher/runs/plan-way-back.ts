import type { CallOptions } from '#contracts/client.ts';
import type { ServiceImageChange } from '#contracts/containers/service-image.ts';
import type { UpdatePlan } from '#contracts/watcher/run.ts';
import type { Words } from '#contracts/words.ts';
import { NexusError } from '#kernel/errors.ts';
import { findWayBack, type WayBackOptions } from './begin-way-back.ts';
import type { ContainersPort } from './containers-port.ts';
import { warningsOf } from './plan-update.ts';
import { planWarnings, stepsOf } from './plan-words.ts';
import type { RunRecord, Way } from './run-record.ts';
import { toldError } from './words-of-error.ts';

type Options = WayBackOptions & { readonly containers: ContainersPort };

/** Says why not, where it cannot be. */
export async function planWayBack(
  options: Options,
  record: RunRecord,
  signal: AbortSignal,
): Promise<UpdatePlan> {
  const { run } = record;
  const plan = planWith(record);
  try {
    const way = await findWayBack(options, record, signal);
    const recreate = await recreateOf(options.containers, record, way, { signal });
    const file = await fileOf(options.containers, record, { signal });
    const planned = { name: run.name, way, recreate, file: file.change };
    return {
      ...plan,
      isPossible: true,
      recreate,
      file: file.change,
      steps: stepsOf({ ...planned, monitors: [], gateSeconds: null, watchSeconds: 0 }),
      warnings: [...warningsOf(recreate, file.change !== null), ...file.warnings],
    };
  } catch (error) {
    signal.throwIfAborted();
    const told = toldError(error);
    if (!told) throw error;
    return { ...plan, problem: told.words };
  }
}

function planWith({ run }: RunRecord): UpdatePlan {
  return {
    host: run.host,
    name: run.name,
    from: run.to,
    to: run.from,
    reference: run.referenceBefore,
    level: run.level,
    isPossible: false,
    problem: null,
    steps: [],
    warnings: [],
    recreate: null,
    file: null,
    monitors: [],
    pulseSeconds: 0,
    beginsAtMs: null,
  };
}

async function recreateOf(containers: ContainersPort, { run }: RunRecord, way: Way, call: CallOptions) {
  if (way.by === 'revert') {
    return await containers.planRevert({ params: { recreation: way.recreationId } }, call);
  }
  const { host, name } = run;
  const { containers: listed } = await containers.list({ query: { host } }, call);
  const container = listed.find((one) => one.name === name);
  if (!container) {
    throw new NexusError('not-found', 404, {
      en: `There is no container ${name} any more.`,
      es: `Ya no hay ningún contenedor ${name}.`,
    });
  }
  const body = { image: way.image, pull: true, ...(way.digest !== null && { digest: way.digest }) };
  return await containers.planRecreate({ params: { host, id: container.id }, body }, call);
}

async function fileOf(
  containers: ContainersPort,
  { run, work }: RunRecord,
  call: CallOptions,
): Promise<{ change: ServiceImageChange | null; warnings: Words[] }> {
  const { host, stack } = run;
  const { service } = work;
  if (!work.changesFile || work.fileProblem || stack === null || service === null) {
    return { change: null, warnings: [] };
  }
  const params = { host, stack, service };
  const plan = await containers.planServiceImage({ params, body: { image: run.referenceBefore } }, call);
  if (plan.isPossible || plan.isAlready) return { change: plan.change, warnings: [] };
  return { change: null, warnings: plan.problem ? [planWarnings.file(plan.problem)] : [] };
}
