import type { Input } from '#contracts/notify/inputs.ts';
import type { State } from '../../../ui/state-badge.tsx';

/** What a person has to know of an input first. */
export type InputState =
  | 'on'
  | 'ready'
  | 'unheard'
  | 'receives'
  | 'refused'
  | 'onTime'
  | 'neverSeen'
  | 'late'
  | 'failed'
  | 'disabled';

export const inputMarks: Readonly<Record<InputState, State>> = {
  on: 'up',
  ready: 'up',
  unheard: 'unknown',
  receives: 'up',
  refused: 'degraded',
  onTime: 'up',
  neverSeen: 'unknown',
  late: 'down',
  failed: 'down',
  disabled: 'paused',
};

type Seen = Pick<
  Input,
  'settings' | 'isEnabled' | 'isMissing' | 'lastSeenAtMs' | 'lastProblem' | 'dueAtMs' | 'createdAtMs'
>;

/**
 * Since when a heartbeat is late; null where it is not. `dueAtMs` is put off when NEXUS starts, which says nothing of one
 * that was missing before.
 */
export function lateSinceMs(input: Seen, nowMs: number): number | null {
  const { settings, isMissing, lastSeenAtMs, createdAtMs } = input;
  if (settings.kind !== 'heartbeat') return null;
  const { everyMs, graceMs } = settings.rule;
  const sinceMs = isMissing ? (lastSeenAtMs ?? createdAtMs) + everyMs + graceMs : input.dueAtMs;
  return sinceMs !== null && sinceMs <= nowMs ? sinceMs : null;
}

/** A heartbeat that is missing before its time has said itself that it failed. */
export function stateOfInput(input: Seen, nowMs: number): InputState {
  if (!input.isEnabled) return 'disabled';
  if (input.settings.kind === 'webhook') {
    if (input.lastProblem !== null) return 'refused';
    return input.lastSeenAtMs === null ? 'unheard' : 'receives';
  }
  if (lateSinceMs(input, nowMs) !== null) return 'late';
  if (input.isMissing) return 'failed';
  return input.lastSeenAtMs === null ? 'neverSeen' : 'onTime';
}
