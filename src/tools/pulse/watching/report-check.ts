import type { CheckReport } from '#contracts/pulse/check-report.ts';
import { evaluate } from '#library/conditions/evaluate.ts';
import type { CheckOutcome, CheckFacts } from '../checks/check-kind.ts';
import { reasonText } from '../incidents/cause.ts';
import { reasons } from '../checks/reasons.ts';
import type { CheckOnce } from '../monitors/monitor-handlers.ts';
import type { AnyKind, WantedMonitor } from '../monitors/stored-monitor.ts';
import { verdictOf } from '../states/verdict.ts';
import { valuesOf } from './apply-conditions.ts';
import { checkMonitor, type CheckSurroundings } from './check-monitor.ts';
import { type CheckPlan, checkPlan } from './watched-monitor.ts';

export interface ReportOptions {
  readonly kinds: readonly AnyKind[];
  readonly surroundings: CheckSurroundings;
}

/** Checks once, for a person who asks for it, and tells everything that was seen. */
export function reportChecks({ kinds, surroundings }: ReportOptions): CheckOnce {
  return async (monitor, signal) => {
    const kind = kinds.find((one) => one.kind === monitor.kind);
    if (!kind) throw new TypeError(`There is no kind ${monitor.kind}.`);
    const plan = checkPlan(monitor, kind);
    const atMs = surroundings.nowMs();
    const startMs = surroundings.monotonicMs();
    const { outcome, seen } = await within(plan, surroundings, signal);
    const durationMs = surroundings.monotonicMs() - startMs;
    return {
      atMs,
      durationMs,
      ...judged(monitor, outcome),
      ...factsOf(outcome),
      ...conditionsOf(plan, seen),
    };
  };
}

/** What the kind says, beside what comes of it with the conditions; ends at the deadline, or when the person goes away. */
async function within(plan: CheckPlan, surroundings: CheckSurroundings, signal: AbortSignal) {
  const ends = new AbortController();
  const goAway = () => ends.abort('dropped');
  signal.addEventListener('abort', goAway, { once: true });
  const deadline = setTimeout(() => ends.abort('timeout'), plan.timeoutMs);
  try {
    let seen: CheckOutcome | undefined;
    const kind = {
      ...plan.kind,
      check: async (...args: Parameters<AnyKind['check']>) => (seen = await plan.kind.check(...args)),
    };
    const outcome = await checkMonitor({ ...plan, kind }, surroundings, ends.signal);
    return { outcome, seen: seen ?? outcome };
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener('abort', goAway);
  }
}

function judged(monitor: WantedMonitor, outcome: CheckOutcome): Pick<CheckReport, 'outcome' | 'reason'> {
  const { ok, latencyMs, warning } = outcome;
  const result = ok
    ? { up: true as const, isDegraded: warning !== undefined, ...(latencyMs !== undefined && { latencyMs }) }
    : { up: false as const };
  const rules = {
    ...monitor,
    degradedAboveMs: monitor.degradedAboveMs ?? undefined,
    resendEveryMs: monitor.resendEveryMs ?? undefined,
    gapAfterMs: Infinity,
  };
  const verdict = verdictOf(result, rules);
  const state = ({ good: 'up', slow: 'degraded', bad: 'down' } as const)[verdict];
  const reason = outcome.reason ?? warning;
  if (reason)
    return {
      outcome: state,
      reason: { id: reason.id, text: { ...reasons[reason.id] }, detail: reason.detail ?? null },
    };
  const isAnswering = verdict === 'bad';
  return {
    outcome: state,
    reason: isAnswering ? { id: 'answers', text: { ...reasonText(null) }, detail: null } : null,
  };
}

function factsOf({ latencyMs, timings, addresses, address, certificate, evidence }: CheckFacts) {
  return {
    latencyMs: latencyMs ?? null,
    timings: { ...timings },
    addresses: [...(addresses ?? [])],
    address: address ?? null,
    certificate: certificate
      ? { ...certificate, names: [...certificate.names], problem: certificate.problem ?? null }
      : null,
    evidence: (evidence ?? []).map(({ label, labelEs, expected, seen }) => ({
      label: { en: label, es: labelEs ?? label },
      expected: expected ?? null,
      seen,
    })),
  };
}

/** All of them, those that hold too. */
function conditionsOf({ conditions }: CheckPlan, seen: CheckOutcome): Pick<CheckReport, 'conditions'> {
  const values = valuesOf(seen);
  return {
    conditions: conditions.map((condition) => ({
      text: condition.text,
      ...evaluate(condition, values, 'always'),
    })),
  };
}
