import type { CallOptions } from '#contracts/client.ts';
import type { RecreatePlan } from '#contracts/containers/recreate.ts';
import type { UpdatePlan, UpdateTarget } from '#contracts/watcher/run.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Words } from '#contracts/words.ts';
import { conflict } from '#kernel/errors.ts';
import { decide } from '../policies/decide.ts';
import type { Subject } from '../subjects/subject.ts';
import type { Watched, WatchedSubject } from '../watched/watched.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { underWay } from './begin-updates.ts';
import type { ContainersPort, ServiceImagePlan } from './containers-port.ts';
import { monitorsToWatch, watchMs } from './judge-monitors.ts';
import { offerOf } from './offered.ts';
import { planWarnings, stepsOf } from './plan-words.ts';
import type { PulsePort } from './pulse-port.ts';
import type { RunBook } from './run-book.ts';
import type { GatedMonitor, Way } from './run-record.ts';
import { warningWords } from './warning-words.ts';
import { toldError } from './words-of-error.ts';

export interface PlanOptions {
  readonly kernel: Pick<WatcherKernel, 'log' | 'clock'>;
  readonly containers: ContainersPort;
  readonly pulse: PulsePort | undefined;
  readonly watched: Pick<Watched, 'all'>;
  readonly book: RunBook;
}

/** @throws NexusError `conflict` where the version is not on offer. */
export async function planUpdate(
  options: PlanOptions,
  { subject, shown }: WatchedSubject,
  target: Pick<UpdateTarget, 'tag' | 'digest'>,
  call: CallOptions,
): Promise<UpdatePlan> {
  const offer = offerOf(shown, target);
  if (!offer.isOffered) throw conflict(offer.why);
  const { update } = offer;
  const { gateSeconds, pulseSeconds } = shown.policy;
  const way: Way = {
    by: subject.isSelf ? 'self' : 'update',
    image: update.reference,
    digest: update.to.digest,
  };
  const [recreate, file, gate] = await Promise.all([
    subject.isSelf ? { plan: null, problem: null } : planRecreate(options, subject, update, call),
    planFile(options, subject, update.reference, call),
    subject.isSelf ? { monitors: [], warnings: [] } : monitorsOf(options, subject, pulseSeconds, call),
  ]);
  const watchSeconds = Math.ceil(watchMs(gate.monitors, pulseSeconds) / 1000);
  const isBusy = options.book.unfinished().some(({ run }) => isOf(run, subject));
  const problem = isBusy ? underWay(subject.name) : recreate.problem;
  const planned = { ...gate, name: subject.name, way, recreate: recreate.plan, gateSeconds, watchSeconds };
  return {
    host: subject.host,
    name: subject.name,
    from: shown.current,
    to: update.to,
    reference: update.reference,
    level: update.level,
    isPossible: problem === null,
    problem,
    steps: stepsOf({ ...planned, file: file.change }),
    warnings: [
      ...(update.hold ? [planWarnings.held(update)] : []),
      ...(update.level === 'major' ? [planWarnings.major] : []),
      ...warningsOf(recreate.plan, file.change !== null || file.warnings.length > 0),
      ...file.warnings,
      ...gate.warnings,
    ],
    recreate: recreate.plan,
    file: file.change,
    monitors: gate.monitors.map(({ id, name }) => ({ id, name })),
    pulseSeconds: gate.monitors.length > 0 ? watchSeconds : 0,
    beginsAtMs: beginsAtMs(shown, update, options.kernel.clock.now()),
  };
}

/** When this very update begins by itself; null: when somebody says so. */
function beginsAtMs(container: WatchedContainer, { to }: AvailableUpdate, nowMs: number): number | null {
  const { happens, atMs, update } = decide(container, nowMs);
  return happens === 'apply' && update?.to.tag === to.tag && update.to.digest === to.digest ? atMs : null;
}

function isOf(one: { host: string; name: string }, other: { host: string; name: string }): boolean {
  return one.host === other.host && one.name === other.name;
}

/** `isFileTold`: of the compose file more is known than that it names another image: it is brought along, or why not is told. */
export function warningsOf(plan: RecreatePlan | null, isFileTold: boolean): Words[] {
  const warnings = plan?.warnings ?? [];
  return warnings.filter(({ code }) => !(isFileTold && code === 'compose-file')).map(warningWords);
}

async function planRecreate(
  { containers, kernel }: PlanOptions,
  { host, id }: Subject,
  update: AvailableUpdate,
  call: CallOptions,
): Promise<{ plan: RecreatePlan | null; problem: Words | null }> {
  const { digest } = update.to;
  const body = { image: update.reference, pull: true, ...(digest?.startsWith('sha256:') && { digest }) };
  try {
    return { plan: await containers.planRecreate({ params: { host, id }, body }, call), problem: null };
  } catch (error) {
    call.signal?.throwIfAborted();
    const told = toldError(error);
    if (!told) kernel.log.error({ error }, 'The plan of an update ran into a bug');
    return { plan: null, problem: told?.words ?? noPlan };
  }
}

const noPlan: Words = {
  en: 'Containers could not say what it would do; the log of NEXUS has more.',
  es: 'Containers no pudo decir qué haría; el registro de NEXUS dice más.',
};

async function planFile(
  { containers, watched }: PlanOptions,
  { host, name, stack, service, image }: Subject,
  reference: string,
  call: CallOptions,
): Promise<{ change: ServiceImagePlan['change']; warnings: Words[] }> {
  if (reference === image || stack === null || service === null) return { change: null, warnings: [] };
  const others = watched
    .all()
    .filter(({ subject }) => subject.host === host && subject.stack === stack && subject.service === service)
    .filter(({ subject }) => subject.name !== name && subject.image !== reference)
    .map(({ subject }) => subject.name);
  const warnings = others.length > 0 ? [planWarnings.others(others)] : [];
  try {
    const params = { host, stack, service };
    const plan = await containers.planServiceImage({ params, body: { image: reference } }, call);
    if (plan.isPossible || plan.isAlready) return { change: plan.change, warnings };
    return { change: null, warnings: [planWarnings.file(plan.problem ?? noPlan)] };
  } catch (error) {
    call.signal?.throwIfAborted();
    return { change: null, warnings: [planWarnings.file(toldError(error)?.words ?? noPlan)] };
  }
}

async function monitorsOf(
  { pulse }: PlanOptions,
  { host, name }: Subject,
  pulseSeconds: number,
  call: CallOptions,
): Promise<{ monitors: GatedMonitor[]; warnings: Words[] }> {
  if (!pulse || pulseSeconds === 0) return { monitors: [], warnings: [] };
  try {
    const seen = await pulse.monitors({ query: { host } }, call);
    return { monitors: monitorsToWatch(seen, host, name), warnings: [] };
  } catch {
    call.signal?.throwIfAborted();
    return { monitors: [], warnings: [planWarnings.noPulse] };
  }
}
