import type { CheckOutcome } from '../checks/check-kind.ts';
import { causeOf } from '../incidents/cause.ts';
import type { Affected, Incident, IncidentEnd, Moment } from '../incidents/incident.ts';
import { type SeenCheck, seenOf, wrongWith } from '../incidents/seen-check.ts';
import { judge } from '../states/judge.ts';
import type { CheckResult, Happened, Judgement, MonitorState, Recorded } from '../states/monitor-state.ts';
import { verdictOf } from '../states/verdict.ts';
import { type CertificateTold, judgeCertificate } from './certificate-watch.ts';
import { tell, type Telling } from './tell.ts';
import { tellCertificate } from './tell-certificate.ts';
import type { WatchedMonitor } from './watched-monitor.ts';

/** What is known of a monitor while it is watched. */
export interface Remembered {
  readonly state: MonitorState;
  readonly certificate: CertificateTold | undefined;
  readonly downReason: string | undefined;
  readonly lastGood: SeenCheck | undefined;
  /** Of the failures right now. */
  readonly firstBad: SeenCheck | undefined;
  readonly last: SeenCheck | undefined;
  /**
   * It is down and nobody is told: it was paused meanwhile, or something before it was down as well. If it still is once that is
   * over, it is said again.
   */
  readonly isUntold?: boolean | undefined;
}

export interface EndedCheck {
  readonly watched: WatchedMonitor;
  /** When it was due. */
  readonly atMs: number;
  readonly outcome: CheckOutcome;
}

export interface Circumstances {
  readonly isInMaintenance: boolean;
  readonly isParentDown: boolean;
  readonly networkLostSinceMs: number | undefined;
  /** Asked for only when it goes down. */
  readonly affected: () => Affected;
  readonly newId: () => string;
}

/** What happens to the incidents of a monitor. */
export type IncidentStep =
  | { readonly kind: 'open'; readonly incident: Incident }
  | { readonly kind: 'end'; readonly end: IncidentEnd; readonly endedMs: number; readonly atMs: number }
  | { readonly kind: 'moment'; readonly moment: Moment };

export interface Observed {
  readonly remembered: Remembered;
  readonly recorded: readonly Recorded[];
  readonly steps: readonly IncidentStep[];
  readonly tellings: readonly Telling[];
}

/** What a check makes of a monitor, of its incident, and of what people are told. Pure. */
export function observeCheck(before: Remembered, check: EndedCheck, around: Circumstances): Observed {
  const { watched, atMs, outcome } = check;
  const { rules } = watched;
  const { affected: _affected, newId: _newId, ...observed } = around;
  const result = resultOf(outcome);
  const judged = judge(before.state, { kind: 'check', atMs, result, ...observed }, rules);
  const { state, recorded } = judged;
  if (recorded.length === 0) return { remembered: { ...before, state }, recorded, steps: [], tellings: [] };
  const seen = seenOf(atMs, outcome);
  const isBad = verdictOf(result, rules) === 'bad';
  const isExcused = around.isInMaintenance || around.networkLostSinceMs !== undefined;
  const firstBad = isBad && !isExcused ? (before.firstBad ?? seen) : undefined;
  const isDown = isBad && !isExcused && state.base === 'down';
  const happened =
    isDown && before.isUntold && !around.isParentDown ? stillDown(judged, check, around) : judged.happened;
  const reason = isDown ? (wrongWith(seen, rules) ?? undefined) : undefined;
  const steps = happened.flatMap((item) => stepsOf(item, { before, check, firstBad, seen, around }));
  const isOther = reason !== undefined && before.downReason !== undefined && reason !== before.downReason;
  if (isOther) steps.push(momentAt(atMs, 'reason-changed', reason));
  const certificate = judgeCertificate(before.certificate, outcome);
  const cause = steps.find((step) => step.kind === 'open')?.incident.cause;
  const tellings = happened.flatMap((item) => tell(item, { watched, seen, cause }) ?? []);
  if (certificate.say)
    tellings.push(tellCertificate(certificate.say, { watched, seen }, around.isParentDown));
  const remembered = {
    state,
    certificate: certificate.told,
    downReason: state.base === 'down' ? (reason ?? before.downReason) : undefined,
    lastGood: isBad ? before.lastGood : seen,
    firstBad,
    last: seen,
    isUntold: isExcused ? before.isUntold : isDown && isUntoldBy(around, before, happened),
  };
  return { remembered, recorded, steps, tellings };
}

export function resultOf(outcome: CheckOutcome): CheckResult {
  if (!outcome.ok) return { up: false };
  const { latencyMs, warning } = outcome;
  return { up: true, ...(latencyMs !== undefined && { latencyMs }), isDegraded: warning !== undefined };
}

function isUntoldBy(
  { isParentDown }: Circumstances,
  before: Remembered,
  happened: readonly Happened[],
): boolean {
  return isParentDown && (before.isUntold === true || happened.some(({ kind }) => kind === 'went-down'));
}

function stillDown(
  { state, happened }: Judgement,
  { atMs }: EndedCheck,
  { isParentDown }: Circumstances,
): readonly Happened[] {
  if (happened.some(({ kind }) => kind === 'went-down' || kind === 'still-down')) return happened;
  return [...happened, { kind: 'still-down', sinceMs: state.baseSinceMs, atMs, isParentDown }];
}

interface Step {
  readonly before: Remembered;
  readonly check: EndedCheck;
  readonly firstBad: SeenCheck | undefined;
  readonly seen: SeenCheck;
  readonly around: Circumstances;
}

function stepsOf(item: Happened, step: Step): IncidentStep[] {
  switch (item.kind) {
    case 'went-down':
      return [{ kind: 'open', incident: openedBy(item, step) }];
    case 'still-down':
      return [momentAt(item.atMs, 'still-down', step.seen.reason?.id ?? '')];
    case 'recovered':
      return [{ kind: 'end', end: 'recovered', endedMs: item.sinceMs, atMs: item.atMs }];
    case 'down-retracted':
      return [{ kind: 'end', end: 'retracted', endedMs: item.atMs, atMs: item.atMs }];
    case 'changed':
    case 'became-degraded':
    case 'no-longer-degraded':
      return [];
  }
}

function openedBy(item: Happened, { before, check, firstBad, seen, around }: Step): Incident {
  const { id: monitorId, name: monitorName } = check.watched.monitor;
  // A run that began anew, after a gap, is not explained by what was seen before.
  const bad = firstBad && firstBad.atMs >= item.sinceMs ? firstBad : seen;
  return {
    id: around.newId(),
    monitorId,
    monitorName,
    startedMs: item.sinceMs,
    confirmedMs: item.atMs,
    endedMs: null,
    end: null,
    isParentDown: item.isParentDown,
    cause: causeOf(bad, before.lastGood),
    affected: around.affected(),
  };
}

function momentAt(atMs: number, kind: Moment['kind'], text: string): IncidentStep {
  return { kind: 'moment', moment: { atMs, kind, by: null, text } };
}
