import type { RecreationRecord } from '#contracts/containers/recreate.ts';

type Phase = RecreationRecord['phase'];

export interface PhaseStep {
  readonly phase: Phase;
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
}

const forward = ['building', 'switching', 'proving', 'finishing'] as const satisfies readonly Phase[];

/** How far it came. Of one that went back, the record does not say from where: the problem does. */
export function phaseSteps({ phase, outcome }: Pick<RecreationRecord, 'phase' | 'outcome'>): PhaseStep[] {
  if (outcome === 'succeeded') return forward.map((one) => ({ phase: one, state: 'done' }));
  const current = outcome === 'under-way' ? 'working' : outcome === 'broken' ? 'failed' : 'done';
  if (phase === 'going-back') return [{ phase, state: current }];
  const reached = forward.indexOf(phase);
  return forward.map((one, index) => ({
    phase: one,
    state: index < reached ? 'done' : index === reached ? current : 'waiting',
  }));
}

/** Of one that was taken back, to which moment: the server says it in the reason. */
export function takenBackToMs({ kind, reason }: Pick<RecreationRecord, 'kind' | 'reason'>): number | null {
  const said = kind === 'revert' ? /\S+Z$/.exec(reason) : null;
  const atMs = said ? Date.parse(said[0]) : Number.NaN;
  return Number.isNaN(atMs) ? null : atMs;
}

/** Why it went back: a sentence for a person, and what the engine or the container's log said with it. */
export function splitProblem(problem: string): { readonly sentence: string; readonly lines: string } {
  const at = problem.indexOf('\n');
  if (at < 0) return { sentence: problem, lines: '' };
  return { sentence: problem.slice(0, at), lines: problem.slice(at + 1).trimEnd() };
}
