import type { ActionOutcome, Host, HostChange } from '../host.ts';
import type { StepProgress } from '../operation.ts';
import type { BegunOperation } from '../operations.ts';
import { shellQuote } from '../shell-quote.ts';
import type { SubjectOptions } from '../subject.ts';
import { decideRepair } from './decide-repair.ts';
import { performRepair } from './perform-repair.ts';
import { openDraft, openJournal } from './recreation-journal.ts';
import { openRun } from './recreation-run.ts';
import { findRecreation, unfinishedRecreations, type KeptRecreation } from './recreation-store.ts';

const lookAgainMs = 15_000;
const longestPauseMs = 15 * 60_000;

/**
 * Brings recreations to an end that a killed process, a lost engine or a full disk left unfinished: whenever a host becomes
 * live, and again after a while, ever longer, for as long as it fails. Resolves when the first ones are under way.
 */
export async function openRepairs(options: SubjectOptions): Promise<Disposable> {
  const repairs = new Repairs(options);
  await repairs.repair();
  return repairs;
}

interface Attempts {
  readonly failed: number;
  readonly notBeforeMs: number;
}

class Repairs implements Disposable {
  readonly #options: SubjectOptions;
  readonly #underWay = new Set<string>();
  /** By id of the recreation; monotonic times. */
  readonly #attempts = new Map<string, Attempts>();
  readonly #endWatches: (() => void)[];
  #cancelNext: () => void = () => {};

  constructor(options: SubjectOptions) {
    this.#options = options;
    this.#endWatches = [
      ...options.hosts.map((host) => host.watch((change) => this.#onChange(change))),
      options.operations.watch(({ state }) => {
        if (state === 'failed') this.#repairIn(lookAgainMs);
      }),
    ];
  }

  async repair(): Promise<void> {
    const { database, log } = this.#options;
    try {
      const unfinished = await unfinishedRecreations(database);
      for (const kept of unfinished) await this.#repairIfDue(kept);
      if (unfinished.length > 0) this.#repairIn(lookAgainMs);
    } catch (error) {
      log.error({ error }, 'Interrupted recreations cannot be looked at; trying again');
      this.#repairIn(lookAgainMs);
    }
  }

  [Symbol.dispose](): void {
    this.#cancelNext();
    for (const end of this.#endWatches) end();
  }

  #onChange(change: HostChange): void {
    if (change.type !== 'status' || change.status.state !== 'live') return;
    this.#attempts.clear();
    this.#repairIn(0);
  }

  async #repairIfDue(kept: KeptRecreation): Promise<void> {
    const { hosts, operations, clock } = this.#options;
    const { id, host: hostId, operationId } = kept.record;
    const host = hosts.find((one) => one.id === hostId);
    const isRunning = operations.running().some((operation) => operation.id === operationId);
    const { notBeforeMs = 0 } = this.#attempts.get(id) ?? {};
    const isDue = notBeforeMs <= clock.monotonic() && !this.#underWay.has(id);
    if (host?.status().state !== 'live' || isRunning || !isDue) return;
    this.#underWay.add(id);
    const { ended } = await beginRepair(this.#options, host, kept).catch((error: unknown) => {
      this.#underWay.delete(id);
      throw error;
    });
    void ended.then(({ state }) => this.#onEnd(id, state === 'succeeded'));
  }

  #onEnd(id: string, isDone: boolean): void {
    this.#underWay.delete(id);
    const failed = (this.#attempts.get(id)?.failed ?? 0) + 1;
    const pauseMs = Math.min(lookAgainMs * 2 ** (failed - 1), longestPauseMs);
    if (isDone) this.#attempts.delete(id);
    else this.#attempts.set(id, { failed, notBeforeMs: this.#options.clock.monotonic() + pauseMs });
  }

  #repairIn(delayMs: number): void {
    this.#cancelNext();
    this.#cancelNext = this.#options.clock.after(delayMs, () => void this.repair());
  }
}

function beginRepair(
  options: SubjectOptions,
  host: Host,
  { record }: KeptRecreation,
): Promise<BegunOperation> {
  const { id, name } = record;
  const ids = [record, ...record.dependents].flatMap(({ oldId, newId }) => [oldId, newId]);
  return options.operations.begin({
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
        run: (progress) => repairOne(options, host, id, progress),
      },
    ],
  });
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
  return await performRepair(run, repair, kept.record.problem, progress);
}

const notes = {
  forward: 'The new container is in place: going on.',
  finish: 'The new container is in place: tidying up.',
  back: 'Going back to the old container.',
};
