import type { Streaks } from './streaks.ts';

/** What checks have confirmed. */
export type KnownState = 'up' | 'degraded' | 'down';
/** What a time of a monitor is counted as. Own network lost and gaps of ours are `unknown`, never `down`. */
export type SettledState = KnownState | 'unknown' | 'maintenance' | 'paused';
/** What a person sees: `pending` is a failure that is not confirmed yet. */
export type ShownState = SettledState | 'pending';

/** How a monitor is judged. Times in milliseconds. */
export interface StateRules {
  readonly intervalMs: number;
  /** Until a failure is confirmed or refuted. */
  readonly retryIntervalMs: number;
  /** Checks in a row, 1 and up, before a monitor is down, or degraded. */
  readonly failuresToConfirm: number;
  /** Checks in a row, 1 and up, before it is up again. */
  readonly successesToRecover: number;
  /** Slower answers make it degraded. */
  readonly degradedAboveMs?: number | undefined;
  /** How often it is said again while it is down. */
  readonly resendEveryMs?: number | undefined;
  /** Down when it answers, as for a port that has to stay closed. */
  readonly isUpsideDown: boolean;
  /** More time between two checks is a gap: asleep, restarted, or behind. */
  readonly gapAfterMs: number;
}

export type CheckResult =
  /** `isDegraded`: a condition that is marked so did not hold. */
  { readonly up: true; readonly latencyMs?: number; readonly isDegraded?: boolean } | { readonly up: false };

export interface CheckObservation {
  readonly kind: 'check';
  /** The time it was due, which names the heartbeat. */
  readonly atMs: number;
  readonly result: CheckResult;
  readonly isInMaintenance?: boolean;
  /** Said along with what happened, so that Notify can keep quiet about the children. */
  readonly isParentDown?: boolean;
  /** Since when our own network is lost; failures since then say nothing about the target. */
  readonly networkLostSinceMs?: number | undefined;
}

/** Checks, and what people do to a monitor. */
export type Observation = CheckObservation | { readonly kind: 'paused' | 'resumed'; readonly atMs: number };

/** Everything that is remembered between two observations; plain JSON. */
export interface MonitorState {
  readonly settled: SettledState;
  readonly settledSinceMs: number;
  /** The last that was confirmed, also below a maintenance or an unknown time. */
  readonly base: KnownState | undefined;
  readonly baseSinceMs: number;
  /** Where it goes back to when a down turns out to be our own network. */
  readonly baseBeforeDown: KnownState | undefined;
  readonly streaks: Streaks;
  /** Heartbeats in a row that disagree with the base and are not confirmed. */
  readonly pending:
    | { readonly sinceMs: number; readonly untilMs: number; readonly isWorse: boolean }
    | undefined;
  readonly lastAtMs: number;
  readonly lastCheckAtMs: number | undefined;
  readonly lastSaidDownMs: number | undefined;
}

/** What is to be stored, in this order. */
export type Recorded =
  | { readonly kind: 'heartbeat'; readonly atMs: number; readonly state: ShownState }
  /** All heartbeats from `fromMs` to `toMs`, both included, turned out to be this. */
  | {
      readonly kind: 'restated';
      readonly fromMs: number;
      readonly toMs: number;
      readonly state: SettledState;
    };

interface Happening {
  /** When it began, which can be before it was confirmed. */
  readonly sinceMs: number;
  readonly atMs: number;
  readonly isParentDown: boolean;
}

/** What has happened: `changed` draws the time line, everything else is for people and each is said once. */
export type Happened =
  | (Happening & { readonly kind: 'changed'; readonly from: SettledState; readonly to: SettledState })
  | (Happening & { readonly kind: 'went-down' | 'still-down' | 'became-degraded' | 'no-longer-degraded' })
  | (Happening & {
      readonly kind: 'recovered';
      readonly to: 'up' | 'degraded';
      readonly downSinceMs: number;
    })
  /** It was our own network: the down that was said since `sinceMs` is taken back. */
  | (Happening & { readonly kind: 'down-retracted' });

export interface Judgement {
  readonly state: MonitorState;
  readonly recorded: readonly Recorded[];
  readonly happened: readonly Happened[];
}

/** A monitor that nobody has checked yet. */
export function newMonitorState(nowMs: number): MonitorState {
  return {
    settled: 'unknown',
    settledSinceMs: nowMs,
    base: undefined,
    baseSinceMs: nowMs,
    baseBeforeDown: undefined,
    streaks: {},
    pending: undefined,
    lastAtMs: nowMs,
    lastCheckAtMs: undefined,
    lastSaidDownMs: undefined,
  };
}

export function shownState({ settled, pending }: MonitorState): ShownState {
  return pending?.isWorse ? 'pending' : settled;
}

/** How long until the next check. */
export function nextIntervalMs(state: MonitorState, rules: StateRules): number {
  return shownState(state) === 'pending' ? rules.retryIntervalMs : rules.intervalMs;
}
