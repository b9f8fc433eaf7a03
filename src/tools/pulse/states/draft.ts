import type {
  Happened,
  Judgement,
  KnownState,
  MonitorState,
  Recorded,
  SettledState,
  ShownState,
} from './monitor-state.ts';

/** A judgement in the making. */
export interface Draft extends Judgement {
  state: MonitorState;
  readonly recorded: Recorded[];
  readonly happened: Happened[];
  readonly atMs: number;
  readonly isParentDown: boolean;
}

export function newDraft(state: MonitorState, atMs: number, isParentDown = false): Draft {
  return { state: { ...state, lastAtMs: atMs }, recorded: [], happened: [], atMs, isParentDown };
}

export function change(draft: Draft, changes: Partial<MonitorState>): void {
  draft.state = { ...draft.state, ...changes };
}

export function recordHeartbeat(draft: Draft, state: ShownState): void {
  draft.recorded.push({ kind: 'heartbeat', atMs: draft.atMs, state });
}

export function restate(draft: Draft, fromMs: number, toMs: number, state: SettledState): void {
  if (fromMs <= toMs) draft.recorded.push({ kind: 'restated', fromMs, toMs, state });
}

export function say(
  draft: Draft,
  kind: 'went-down' | 'still-down' | 'became-degraded' | 'no-longer-degraded' | 'down-retracted',
  sinceMs: number,
): void {
  const { atMs, isParentDown } = draft;
  draft.happened.push({ kind, sinceMs, atMs, isParentDown });
}

/** The time line goes on with another state. */
export function settle(draft: Draft, to: SettledState, sinceMs: number): void {
  const { settled: from } = draft.state;
  if (from === to) return;
  const { atMs, isParentDown } = draft;
  draft.happened.push({ kind: 'changed', from, to, sinceMs, atMs, isParentDown });
  change(draft, { settled: to, settledSinceMs: sinceMs });
}

/** Ends a run that was not confirmed: its heartbeats count as what was confirmed before, or as what is given. */
export function dropPending(draft: Draft, as?: SettledState): void {
  const { pending, base } = draft.state;
  if (pending !== undefined) restate(draft, pending.sinceMs, pending.untilMs, as ?? base ?? 'unknown');
  change(draft, { pending: undefined });
}

/** Takes a confirmed change over as the base and says it. */
export function confirm(draft: Draft, to: KnownState, sinceMs: number): void {
  const { base, baseSinceMs } = draft.state;
  if (to === 'down') {
    say(draft, 'went-down', sinceMs);
    change(draft, { baseBeforeDown: base, lastSaidDownMs: draft.atMs });
  } else if (base === 'down') {
    const { atMs, isParentDown } = draft;
    draft.happened.push({ kind: 'recovered', to, sinceMs, atMs, downSinceMs: baseSinceMs, isParentDown });
    change(draft, { lastSaidDownMs: undefined, baseBeforeDown: undefined });
  } else if (to === 'degraded') say(draft, 'became-degraded', sinceMs);
  else if (base === 'degraded') say(draft, 'no-longer-degraded', sinceMs);
  change(draft, { base: to, baseSinceMs: sinceMs });
}
