import type { Operation } from '#contracts/containers/operation.ts';
import type { ActionOutcome, Host } from '../host.ts';
import type { StepProgress } from '../operation.ts';
import type { SubjectOptions } from '../subject.ts';
import { decideRepair } from './decide-repair.ts';
import { openDraft, openJournal } from './recreation-journal.ts';
import { openRun, type RecreationRun } from './recreation-run.ts';
import { findRecreation, unfinishedRecreations, type KeptRecreation } from './recreation-store.ts';
import { shellQuote } from '../shell-quote.ts';

const retryMs = 15_000;

/**
 * Brings recreations to an end that a killed process, a lost engine or a full disk left unfinished: whenever a host becomes
 * live, and again a while after each attempt that failed. Resolves when the first ones are under way.
 */
export async function openRepairs(options: SubjectOptions): Promise<Disposable> {
  const repairs = new Repairs(options);
  await repairs.repair();
  return repairs;
}

class Repairs implements Disposable {
  readonly #options: SubjectOptions;
  readonly #underWay = new Set<string>();
  readonly #endWatches: (() => void)[];
  #cancelRetry: () => void = () => {};

  constructor(options: SubjectOptions) {
    this.#options = options;
    this.#endWatches = [
      ...options.hosts.map((host) =>
        host.watch((change) => {
          if (change.type === 'status' && change.status.state === 'live') this.#repairSoon(0);
        }),
      ),
      options.operations.watch((operation) => this.#onOperation(operation)),
    ];
  }

  async repair(): Promise<void> {
    const { database, hosts, operations, log } = this.#options;
    try {
      for (const kept of await unfinishedRecreations(database)) {
        const { id, host: hostId, operationId } = kept.record;
        const host = hosts.find((one) => one.id === hostId);
        const isRunning = operations.running().some((operation) => operation.id === operationId);
        if (!host || host.status().state !== 'live' || isRunning || this.#underWay.has(id)) continue;
        this.#underWay.add(id);
        await this.#begin(host, kept);
      }
    } catch (error) {
      log.error({ error }, 'Interrupted recreations cannot be looked at; trying again');
      this.#repairSoon(retryMs);
    }
  }

  [Symbol.dispose](): void {
    this.#cancelRetry();
    for (const end of this.#endWatches) end();
  }

  async #begin(host: Host, { record }: KeptRecreation): Promise<void> {
    const { id, name } = record;
    const ids = [record, ...record.dependents].flatMap(({ oldId, newId }) => [oldId, newId]);
    const begun = await this.#options.operations.begin({
      kind: 'repair',
      host: host.id,
      targetId: record.oldId,
      targetName: name,
      alsoLocks: ids.filter((one) => one !== null),
      command: `docker ps --all --filter name=${shellQuote(name)}`,
      caller: { kind: 'tool', tool: 'containers' },
      steps: [
        {
          title: `Bring the interrupted recreation of ${name} to an end`,
          run: (progress) => repairOne(this.#options, host, id, progress),
        },
      ],
    });
    void begun.ended.then(() => this.#underWay.delete(id));
  }

  #onOperation({ state }: Operation): void {
    if (state === 'failed') this.#repairSoon(retryMs);
  }

  #repairSoon(delayMs: number): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#options.clock.after(delayMs, () => void this.repair());
  }
}

async function repairOne(
  options: SubjectOptions,
  { recreation }: Host,
  id: string,
  progress: StepProgress,
): Promise<ActionOutcome> {
  const kept = await findRecreation(options.database, id);
  const written = kept && openDraft(options, kept);
  const isEnded = kept?.record.outcome === 'succeeded' || kept?.record.outcome === 'back';
  if (!kept || !written || isEnded) return { done: true };
  const { draft, found } = await recreation.examine(written);
  const journal = openJournal(options, kept.record);
  await journal.note(draft);
  const run = openRun({ ...options, recreation, journal, draft });
  const repair = decideRepair(kept.record.phase, draft, found);
  progress.note(notes[repair]);
  return await perform(run, repair, kept.record.problem, progress);
}

const notes = {
  forward: 'The new container is in place: going on.',
  finish: 'The new container is in place: tidying up.',
  back: 'Going back to the old container.',
};

async function perform(
  run: RecreationRun,
  repair: keyof typeof notes,
  problem: string | null,
  progress: StepProgress,
): Promise<ActionOutcome> {
  if (repair === 'finish') return await run.finish();
  if (repair === 'forward') {
    const switched = await run.switchOver();
    const proved = switched.done ? await run.prove(progress) : switched;
    return proved.done ? await run.finish() : proved;
  }
  const { isBack, outcome } = await run.goBack(problem ?? 'NEXUS stopped before it was done.');
  return isBack ? { done: true } : outcome;
}
