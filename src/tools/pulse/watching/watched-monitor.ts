import type { Condition } from '#library/conditions/condition.ts';
import { parseCondition } from '#library/conditions/parse-condition.ts';
import type { AnyKind, StoredMonitor, WantedMonitor } from '../monitors/stored-monitor.ts';
import type { Watched } from '../scheduler/plan.ts';
import type { StateRules } from '../states/monitor-state.ts';

/** What a check needs of a monitor, read once and not with every check. */
export interface CheckPlan {
  readonly kind: AnyKind;
  readonly settings: unknown;
  readonly timeoutMs: number;
  readonly conditions: readonly Condition[];
  /** The placeholders that those ask for. */
  readonly wants: ReadonlySet<string>;
  /** What those never show. */
  readonly secrets: readonly string[];
}

/** A monitor that can be checked and judged. */
export interface WatchedMonitor extends Watched {
  readonly number: number;
  readonly monitor: StoredMonitor;
  readonly plan: CheckPlan;
  readonly rules: StateRules;
}

/** @throws NexusError never; a condition that cannot be read is left out, since it was refused when it was written. */
export function checkPlan(
  { settings, timeoutMs, conditions }: Pick<WantedMonitor, 'settings' | 'timeoutMs' | 'conditions'>,
  kind: AnyKind,
): CheckPlan {
  const parsed = conditions.flatMap((text) => parseCondition(text).condition ?? []);
  const operands = parsed
    .flatMap(({ alternatives }) => alternatives)
    .flatMap(({ left, right }) => [left, right]);
  const names = operands.flatMap((operand) => (operand.kind === 'placeholder' ? [operand.name] : []));
  const secrets = parsed.length > 0 ? (kind.secrets?.(settings) ?? []) : [];
  return { kind, settings, timeoutMs, conditions: parsed, wants: new Set(names), secrets };
}

/** Undefined: it is paused, or cannot be checked. */
export function watchedMonitor(
  monitor: StoredMonitor,
  kinds: readonly AnyKind[],
): WatchedMonitor | undefined {
  const kind = kinds.find((one) => one.kind === monitor.kind);
  if (!kind || monitor.state === 'paused' || monitor.problem) return undefined;
  const { id, number, revision, intervalMs, timeoutMs, target } = monitor;
  return {
    id,
    number,
    revision,
    intervalMs,
    timeoutMs: Math.min(timeoutMs, intervalMs),
    target,
    monitor,
    plan: checkPlan(monitor, kind),
    rules: kind.isConclusive ? { ...stateRules(monitor), ...atOnce } : stateRules(monitor),
  };
}

const atOnce = { failuresToConfirm: 1, successesToRecover: 1 };

/** Two checks may be an interval and a half apart when one was repeated early, and late by what a busy machine takes. */
export function gapAfterMs({
  intervalMs,
  retryIntervalMs,
}: Pick<StoredMonitor, 'intervalMs' | 'retryIntervalMs'>): number {
  return 2 * Math.max(intervalMs, retryIntervalMs) + 15_000;
}

function stateRules(monitor: StoredMonitor): StateRules {
  const { intervalMs, retryIntervalMs, failuresToConfirm, successesToRecover, isUpsideDown } = monitor;
  return {
    intervalMs,
    retryIntervalMs,
    failuresToConfirm,
    successesToRecover,
    isUpsideDown,
    degradedAboveMs: monitor.degradedAboveMs ?? undefined,
    resendEveryMs: monitor.resendEveryMs ?? undefined,
    gapAfterMs: gapAfterMs(monitor),
  };
}
