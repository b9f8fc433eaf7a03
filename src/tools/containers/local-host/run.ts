import type { Run, Transition } from '../host.ts';

/** What inspect says about the current or last run. Times in milliseconds since the epoch, by the engine's clock. */
export interface InspectedRun {
  readonly running: boolean;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  readonly exitCode: number;
  readonly oomKilled: boolean;
}

export interface RunStep {
  readonly run: Run;
  readonly transitions: readonly Transition[];
}

export const neverRun: Run = { running: false, startedMs: null, endedMs: null, oomKilled: false };

/*
 * A container starts and dies in turn. An event that does not fit the turn, or is older than what is known, tells nothing new:
 * it was replayed, or its transition was concluded from inspect before it arrived.
 */

export function runAfterStart(run: Run, atMs: number): RunStep {
  if (run.running || isBefore(atMs, run.endedMs)) return { run, transitions: [] };
  return {
    run: { running: true, startedMs: atMs, endedMs: null, oomKilled: false },
    transitions: [{ type: 'started' }],
  };
}

export function runAfterDeath(run: Run, atMs: number, exitCode: number | null): RunStep {
  if (!run.running || isBefore(atMs, run.startedMs)) return { run, transitions: [] };
  const { signalledMs, ...ended } = run;
  const wasAskedFor = signalledMs !== undefined && atMs - signalledMs <= longestStopMs;
  const died = { type: 'died', exitCode, oomKilled: run.oomKilled, inferred: false } as const;
  return {
    run: { ...ended, running: false, endedMs: atMs },
    transitions: [wasAskedFor ? { ...died, wasAskedFor } : died],
  };
}

/** A stop waits for the program, and kills it when it takes too long: ten seconds unless the person said otherwise. */
const longestStopMs = 10 * 60_000;
const endingSignals = ['2', '3', '6', '9', '15', 'INT', 'QUIT', 'ABRT', 'KILL', 'TERM'];

/** The engine tells of each signal that it was asked to send; a hang-up, for example, ends nothing. */
export function runAfterSignal(run: Run, atMs: number, signal: string): Run {
  const isEnding = endingSignals.includes(signal.replace(/^SIG/, ''));
  return run.running && isEnding ? { ...run, signalledMs: atMs } : run;
}

/** Concludes what happened unseen between the run that is known and the one that inspect found. */
export function runAfterAbsence(run: Run, found: InspectedRun): RunStep {
  const next: Run = {
    running: found.running,
    startedMs: found.startedMs,
    endedMs: found.running ? null : found.endedMs,
    oomKilled: found.oomKilled,
  };
  const isNewRun = found.startedMs !== null && !isBefore(found.startedMs - 1, run.startedMs);
  const died = diedUnseen(isNewRun && found.running ? null : found);
  if (run.running && found.running) {
    return isNewRun ? { run: next, transitions: [died, { type: 'started' }] } : { run, transitions: [] };
  }
  if (run.running) return { run: next, transitions: [died] };
  if (!isNewRun || isBefore(found.startedMs, run.endedMs)) return { run, transitions: [] };
  if (found.running) return { run: next, transitions: [{ type: 'started' }] };
  return { run: next, transitions: [{ type: 'started' }, died] };
}

/** Of a run that has a successor the engine tells nothing any more. */
function diedUnseen(found: InspectedRun | null): Transition {
  return {
    type: 'died',
    exitCode: found?.exitCode ?? null,
    oomKilled: found?.oomKilled ?? false,
    inferred: true,
  };
}

function isBefore(atMs: number, knownMs: number | null): boolean {
  return knownMs !== null && atMs < knownMs;
}
