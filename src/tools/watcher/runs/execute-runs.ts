import type { RunState } from '#contracts/watcher/run.ts';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { Bell } from '#kernel/coordinator/bell.ts';
import { beginStep } from './begin-step.ts';
import type { DriveContext, DriveOptions, Step } from './drive-context.ts';
import { goingBackStep, replacingStep } from './replacing-step.ts';
import type { RunBook } from './run-book.ts';
import type { RunRecord } from './run-record.ts';
import { forgetRuns, readRun } from './run-store.ts';
import { watchingStep } from './watching-step.ts';
import { writingStep } from './writing-step.ts';

/** Ends have none. */
const steps: Readonly<Partial<Record<RunState, Step>>> = {
  waiting: beginStep,
  replacing: replacingStep,
  watching: watchingStep,
  writing: writingStep,
  'going-back': goingBackStep,
};

export interface ExecuteOptions extends DriveOptions {
  readonly book: RunBook;
  readonly bell: Bell;
}

const keepMs = 400 * 86_400_000;
const afterFailureMs = 5_000;

/** Takes up what is unfinished, then what comes: on each host one after the other, hosts beside each other. */
export async function executeRuns(options: ExecuteOptions, lease: Lease, stop: AbortSignal): Promise<void> {
  const { kernel, book, bell } = options;
  const signal = AbortSignal.any([lease.signal, stop]);
  const working = new Map<string, Promise<void>>();
  // On SQLite nobody else puts anything into line.
  const pollMs = kernel.database.engine === 'sqlite' ? 60_000 : 1_000;
  await forgetRuns(kernel.database.query, kernel.clock.now() - keepMs);
  while (!signal.aborted) {
    bell.answer();
    for (const record of await inTurn(book)) {
      const { host } = record.run;
      if (working.has(host)) continue;
      const work = drive({ ...options, lease, signal }, record).finally(() => {
        working.delete(host);
        bell.ring();
      });
      working.set(host, work);
    }
    await pause(kernel.clock, pollMs, signal, bell.rung);
  }
  await Promise.all(working.values());
}

/** What had begun goes on before what waits. */
async function inTurn(book: RunBook): Promise<RunRecord[]> {
  const open = await book.reload();
  const begun = open.filter(({ run }) => run.state !== 'waiting');
  return [...begun, ...open.filter(({ run }) => run.state === 'waiting')];
}

/** To its end. Never rejects: what fails is looked at again. */
async function drive(context: DriveContext, { run: { id } }: RunRecord): Promise<void> {
  const { kernel, signal } = context;
  try {
    let record = await readRun(kernel.database.query, id);
    for (let step = stepOf(record); step && record; step = stepOf(record))
      record = await step(context, record);
  } catch (error) {
    if (signal.aborted) return;
    kernel.log.error({ error, run: id }, 'An update could not go on; it is taken up again');
    await pause(kernel.clock, afterFailureMs, signal);
  }
}

function stepOf(record: RunRecord | undefined): Step | undefined {
  return record && steps[record.run.state];
}
