import type { RunState, UpdateRun } from '#contracts/watcher/run.ts';
import type { State } from '../../../ui/state-badge.tsx';

const ends: readonly RunState[] = ['succeeded', 'back', 'failed'];

export function isUnderWay(state: RunState): boolean {
  return !ends.includes(state);
}

export function runMark(state: RunState): State {
  if (isUnderWay(state)) return state === 'waiting' ? 'paused' : 'working';
  if (state === 'succeeded') return 'up';
  return state === 'back' ? 'degraded' : 'down';
}

type Phase = 'waiting' | 'replacing' | 'watching' | 'writing' | 'going-back';

interface RunStep {
  readonly phase: Phase;
  readonly state: 'waiting' | 'working' | 'done' | 'failed';
}

type Told = Pick<UpdateRun, 'state' | 'file'>;

/** How far it came. A run that went back does not say from where; its problem does. */
export function runSteps({ state, file }: Told, isWatched: boolean): readonly RunStep[] {
  // Its turn is news only until it comes.
  const forward: Phase[] = state === 'waiting' ? ['waiting', 'replacing'] : ['replacing'];
  if (isWatched || state === 'watching') forward.push('watching');
  if (file !== null || state === 'writing') forward.push('writing');
  if (state === 'succeeded') return forward.map((phase) => ({ phase, state: 'done' }));
  if (state === 'failed' || state === 'back' || state === 'going-back') {
    const failed: RunStep = { phase: 'replacing', state: 'failed' };
    if (state === 'failed') return [failed];
    return [failed, { phase: 'going-back', state: state === 'back' ? 'done' : 'working' }];
  }
  const reached = forward.indexOf(state);
  return forward.map((phase, index) => ({
    phase,
    state: index < reached ? 'done' : index === reached ? 'working' : 'waiting',
  }));
}
