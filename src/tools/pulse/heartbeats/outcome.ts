import type { HeartbeatState } from '#contracts/pulse/monitor.ts';

/** Their places are what is stored: new ones come last, up to eight. */
export const states = ['up', 'degraded', 'down', 'maintenance', 'unknown', 'pending'] as const;

/** So many states have room beside the number of a reason. */
export const statesRoom = 8;

/** State and reason in one number, which is 0 for most heartbeats. Reason 0: none. */
export function outcomeOf(state: HeartbeatState, reasonId: number): number {
  return states.indexOf(state) + statesRoom * reasonId;
}

export function stateOf(outcome: number): HeartbeatState {
  return states[outcome % statesRoom] ?? 'unknown';
}

export function reasonIdOf(outcome: number): number {
  return Math.floor(outcome / statesRoom);
}

/** The reason stays: it says why somebody thought otherwise. */
export function withState(outcome: number, state: HeartbeatState): number {
  return outcomeOf(state, reasonIdOf(outcome));
}
