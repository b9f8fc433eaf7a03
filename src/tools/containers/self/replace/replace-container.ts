import type { Clock } from '#kernel/clock.ts';
import { NexusError } from '#kernel/errors.ts';
import type { Log } from '#kernel/log.ts';
import { withConfigHash } from '../../recreate/config-hash.ts';
import { decideRepair } from '../../recreate/decide-repair.ts';
import type { Draft, Gate } from '../../recreate/draft.ts';
import { performRepair } from '../../recreate/perform-repair.ts';
import { openRun, type RecreationRun } from '../../recreate/recreation-run.ts';
import type { Recreation } from '../../recreate/recreation.ts';
import type { SelfOrder, SelfOutcome } from '../self-order.ts';
import { stateJournal, type ReplaceState, type StateFile, type StateJournal } from './replace-state.ts';

export interface ReplaceOptions {
  readonly recreation: Recreation;
  readonly clock: Clock;
  readonly log: Log;
  readonly order: SelfOrder;
  readonly file: StateFile;
}

/** After so many starts it is told as failed. The engine waits ever longer before each. */
export const mostAttempts = 12;

const usualGate: Gate = { steadyMs: 10_000, healthyWithinMs: 0 };

/**
 * Replaces the container, or goes on with what an earlier process of this helper began. Undefined: not brought to an end; the
 * next attempt looks again.
 */
export async function replaceContainer(options: ReplaceOptions): Promise<SelfOutcome | undefined> {
  const { file, clock } = options;
  const before = await file.read();
  if (before.outcome) return before.outcome;
  const state = { ...before, attempts: before.attempts + 1 };
  await file.write(state);
  const ended = await attempt(options, state);
  const problem = ended.problem ?? 'It was not brought to an end.';
  const outcome = ended.outcome ?? (state.attempts >= mostAttempts ? ('failed' as const) : undefined);
  if (!outcome) return undefined;
  const told = { outcome, problem: outcome === 'succeeded' ? null : problem, endedAtMs: clock.now() };
  // Without the draft, which holds the environment of NEXUS.
  await file.write({ ...state, draft: null, outcome: told });
  return told;
}

interface Ended {
  readonly outcome: 'succeeded' | 'back' | undefined;
  readonly problem: string | undefined;
}

async function attempt(options: ReplaceOptions, state: ReplaceState): Promise<Ended> {
  const journal = stateJournal(options.file, state);
  try {
    if (state.draft) await goOn(options, journal, state, state.draft);
    else await begin(options, journal);
  } catch (error) {
    if (!(error instanceof NexusError)) throw error;
    // Refused before anything was done: the old one runs as it did.
    const isRefused = !state.draft && error.status < 500;
    return { outcome: isRefused ? 'back' : undefined, problem: error.message };
  }
  const ending = journal.ending();
  const isBroken = !ending || ending.outcome === 'broken';
  return { outcome: isBroken ? undefined : ending.outcome, problem: ending?.problem };
}

async function begin({ recreation, order, ...rest }: ReplaceOptions, journal: StateJournal): Promise<void> {
  const { signal } = new AbortController();
  const { body } = await recreation.capture(order.containerId, signal);
  const named = { ...body, create: { ...body.create, Image: order.reference } };
  const wanted = order.configHash === null ? named : withConfigHash(named, order.configHash);
  const { imageId, referenceBefore, gateMs } = order;
  const gate = gateMs === null ? usualGate : { steadyMs: gateMs, healthyWithinMs: gateMs };
  const draft = await recreation.draft(order.containerId, wanted, {
    id: order.id,
    imageId,
    referenceBefore,
    gate,
    signal,
  });
  await journal.note(draft);
  const run = openRun({ ...rest, recreation, journal, draft });
  await inOrder(run, signal);
}

async function inOrder(run: RecreationRun, signal: AbortSignal): Promise<void> {
  const steps = [
    () => run.build(signal),
    () => run.switchOver(),
    () => run.prove({ note: () => {}, signal }),
    () => run.finish(),
  ];
  for (const step of steps) if (!(await step()).done) return;
}

async function goOn(
  { recreation, ...rest }: ReplaceOptions,
  journal: StateJournal,
  { phase, problem }: ReplaceState,
  written: Draft,
): Promise<void> {
  const { draft, found } = await recreation.examine(written);
  await journal.note(draft);
  const run = openRun({ ...rest, recreation, journal, draft });
  const { signal } = new AbortController();
  await performRepair(run, decideRepair(phase, draft, found), problem, { note: () => {}, signal });
}
