import { updateFailed, updateReverted, updateSucceeded } from '#contracts/watcher/events.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import type { Words } from '#contracts/words.ts';
import type { Transaction } from '#kernel/database/database.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import type { DriveContext } from './drive-context.ts';
import type { RunRecord } from './run-record.ts';
import { problems } from './run-words.ts';
import { readRun, updateRun } from './run-store.ts';
import { summaries } from './version-text.ts';

export interface Ending {
  readonly state: 'succeeded' | 'back' | 'failed';
  readonly problem?: Words | null;
  /** Of `failed`: the version before it runs on, so that nobody has to do anything. */
  readonly isUnharmed?: boolean;
}

/** The end, with what others hear of it, in one transaction. */
export async function conclude(context: DriveContext, record: RunRecord, ending: Ending): Promise<RunRecord> {
  const { kernel, book, lease, signal } = context;
  signal.throwIfAborted();
  await noteBadVersion(context, record, ending);
  const { state, problem = null } = ending;
  const run: Partial<UpdateRun> = {
    state,
    problem,
    canRevert: state === 'succeeded' && record.run.kind === 'update' && record.run.recreationId !== null,
    endedAtMs: kernel.clock.now(),
    ...(state !== 'succeeded' && { detail: null }),
  };
  return await book.change(
    record,
    { run, work: { request: null } },
    {
      lease,
      async also(tx, changed) {
        await publish(context, tx, changed, ending);
        await kernel.audit.record(tx, auditOf(changed));
        return state === 'succeeded' ? await markReverted(tx, changed.run) : [];
      },
    },
  );
}

/** Before the end is written: a kill in between notes it again. */
async function noteBadVersion(
  { choices, kernel }: DriveContext,
  { run }: RunRecord,
  { state, problem }: Ending,
): Promise<void> {
  const isWayBack = run.kind === 'revert';
  const bad = isWayBack ? run.from : run.to;
  if (state !== (isWayBack ? 'succeeded' : 'back') || bad.digest === null) return;
  await choices.noteFailure(run.host, run.name, {
    tag: bad.tag,
    digest: bad.digest,
    atMs: kernel.clock.now(),
    runId: run.revertsId ?? run.id,
    problem: problem?.en ?? `Taken back by ${run.startedBy}`,
  });
}

async function publish(
  { kernel: { bus } }: DriveContext,
  tx: Transaction<WatcherSchema>,
  { run }: RunRecord,
  { state, problem, isUnharmed = false }: Ending,
): Promise<void> {
  const { host, name, stack, id: runId, from, to, startedBy } = run;
  const image = state === 'succeeded' ? run.reference : run.referenceBefore;
  const about = { host, name, stack, image, runId, from, to, startedBy };
  const key = { key: `${host}/${name}` };
  if (state === 'succeeded') {
    const isWayBack = run.kind === 'revert';
    const summary = summaries[isWayBack ? 'reverted' : 'succeeded'](run);
    await bus.publish(tx, isWayBack ? updateReverted : updateSucceeded, { ...about, summary }, key);
    return;
  }
  const isBack = state === 'back' || isUnharmed;
  const summary = summaries[state](run);
  await bus.publish(
    tx,
    updateFailed,
    { ...about, summary, isBack, problem: problem ?? problems.unknown },
    key,
  );
}

function auditOf({ run, work }: RunRecord) {
  return {
    caller: work.caller,
    action: run.kind === 'revert' ? 'take back update' : 'update image',
    target: run.name,
    outcome: run.state === 'succeeded' ? ('succeeded' as const) : ('failed' as const),
    before: { image: run.referenceBefore, digest: run.from.digest },
    after: { image: run.reference, digest: run.to.digest },
    ...(run.problem && { detail: run.problem.en }),
  };
}

/** What a way back has taken back says so. */
async function markReverted(
  tx: Transaction<WatcherSchema>,
  { id, revertsId }: UpdateRun,
): Promise<UpdateRun[]> {
  const reverted = revertsId === null ? undefined : await readRun(tx, revertsId);
  if (!reverted) return [];
  const run = { ...reverted.run, revertedById: id, canRevert: false };
  await updateRun(tx, { ...reverted, run }, run.state);
  return [run];
}
