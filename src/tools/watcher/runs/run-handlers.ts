import type { Caller } from '#contracts/access.ts';
import type { runsEndpoints, UpdateRun, UpdateTarget } from '#contracts/watcher/run.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { decide } from '#kernel/access/decide.ts';
import { conflict, forbidden } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { allowedContainer } from '../watched/watched-access.ts';
import type { Watched } from '../watched/watched.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { type BeginOptions, beginUpdates, type Wanted } from './begin-updates.ts';
import { beginWayBack, findWayBack, type WayBackOptions } from './begin-way-back.ts';
import { type PlanOptions, planUpdate } from './plan-update.ts';
import { planWayBack } from './plan-way-back.ts';
import type { RunRecord } from './run-record.ts';
import { allowedRun, holdsEverywhere, requireAlong, visibleRuns } from './runs-access.ts';
import { askedFor, problems } from './run-words.ts';
import { showRuns } from './shown-run.ts';
import { untilEnded } from './until-ended.ts';

export interface RunHandlersOptions extends BeginOptions, WayBackOptions, PlanOptions {
  readonly kernel: Pick<WatcherKernel, 'clock' | 'log' | 'database' | 'audit'>;
  readonly containers: PlanOptions['containers'];
  readonly watched: Pick<Watched, 'all' | 'get'>;
}

type Options = RunHandlersOptions;

export function runHandlers(options: Options): HandlersFor<typeof runsEndpoints> {
  const { kernel, book, watched } = options;
  const { query } = kernel.database;
  const show = { query, containers: options.containers };
  const shown = async (run: UpdateRun, signal: AbortSignal) =>
    (await showRuns(show, [run], signal))[0] ?? run;
  return {
    planUpdate: async ({ body }, { caller, signal }) =>
      await planUpdate(options, allowedContainer(watched, caller, 'watcher:read', body), body, { signal }),
    async startUpdates({ query: { wait }, body }, { caller, signal }) {
      const wanted = body.targets.map((target) => wantedOf(options, caller, target));
      for (const one of wanted) await requireDependents(options, caller, one, signal);
      const begun = await beginUpdates(options, wanted, caller);
      if (!wait) return begun;
      return await showRuns(show, await untilEnded(book, query, begun, signal), signal);
    },
    async runs({ query: { limit, before, ...filter } }, { caller, signal }) {
      const found = await visibleRuns(query, caller, { ...filter, beforeId: before }, limit);
      return await showRuns(
        show,
        found.map(({ run }) => run),
        signal,
      );
    },
    run: async ({ params }, { caller, signal }) =>
      await shown((await allowedRun(query, caller, 'watcher:read', params.run)).run, signal),
    cancelRun: async ({ params }, { caller }) =>
      await cancel(options, await allowedRun(query, caller, 'watcher:update', params.run), caller),
    planRunRevert: async ({ params }, { caller, signal }) =>
      await planWayBack(options, await allowedRun(query, caller, 'watcher:read', params.run), signal),
    async revertRun({ params, query: { wait } }, { caller, signal }) {
      const record = await allowedRun(query, caller, 'watcher:update', params.run);
      await requireDependentsBack(options, caller, record, signal);
      const begun = await beginWayBack(options, record, caller, signal);
      if (!wait) return begun;
      return (await untilEnded(book, query, [begun], signal))[0] ?? begun;
    },
  };
}

function wantedOf({ watched }: Options, caller: Caller, target: UpdateTarget): Wanted {
  const found = allowedContainer(watched, caller, 'watcher:update', target);
  // Whoever chooses the image of NEXUS has all that NEXUS has.
  if (found.subject.isSelf && decide(caller, 'hub:manage-system') !== 'allow') throw forbidden(notNexus);
  return { watched: found, target, because: askedFor };
}

/** Only whoever may not update everything is asked about what goes along. */
async function requireDependents(
  { containers, watched }: Options,
  caller: Caller,
  { watched: { subject } }: Wanted,
  signal: AbortSignal,
): Promise<void> {
  if (holdsEverywhere(caller)) return;
  const { host, id } = subject;
  const plan = await containers.planRecreate({ params: { host, id }, body: {} }, { signal });
  requireAlong(
    watched,
    caller,
    host,
    plan.dependents.map(({ name }) => name),
  );
}

async function requireDependentsBack(
  options: Options,
  caller: Caller,
  record: RunRecord,
  signal: AbortSignal,
): Promise<void> {
  if (holdsEverywhere(caller)) return;
  await findWayBack(options, record, signal);
  const plan = await planWayBack(options, record, signal);
  const names = (plan.recreate?.dependents ?? []).map(({ name }) => name);
  requireAlong(options.watched, caller, record.run.host, names);
}

async function cancel(
  { book, kernel, bell }: Options,
  record: RunRecord,
  caller: Caller,
): Promise<UpdateRun> {
  const { run } = record;
  if (run.state !== 'waiting') throw conflict(begunAlready);
  const problem = problems.cancelled(callerName(caller));
  const changed = await book.change(
    record,
    { run: { state: 'failed', problem, detail: null, endedAtMs: kernel.clock.now() } },
    {
      also: (tx) =>
        kernel.audit.record(tx, {
          caller,
          action: 'cancel update',
          target: run.name,
          outcome: 'succeeded',
          before: { image: run.reference },
        }),
    },
  );
  bell.ring();
  return changed.run;
}

const notNexus = 'Only who may manage the system may update NEXUS itself.';
const begunAlready = {
  en: 'It has begun and comes to its end. It can be taken back after.',
  es: 'Ya ha empezado y llegará a su fin. Después se puede deshacer.',
};
