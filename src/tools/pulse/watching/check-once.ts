import type { CheckReport } from '#contracts/pulse/check-report.ts';
import type { Clock } from '#kernel/clock.ts';
import type { CertificateFacts, CheckOutcome, Evidence } from '../checks/check-kind.ts';
import { reasonText } from '../incidents/cause.ts';
import type { AnyKind, WantedMonitor } from '../monitors/stored-monitor.ts';
import { verdictOf } from '../states/verdict.ts';
import { applyConditions, valuesOf, weighCondition } from './apply-conditions.ts';
import { checkMonitor, type CheckSurroundings, type OwnSight } from './check-monitor.ts';
import { resultOf } from './observe-check.ts';
import { type CheckPlan, checkPlan } from './watched-monitor.ts';

export interface CheckOnceOptions {
  readonly kinds: readonly AnyKind[];
  readonly clock: Clock;
  readonly surroundings: Pick<CheckSurroundings, 'resolve' | 'docker'>;
  /** Of a group or a job that is stored. */
  readonly ownOf?: (monitor: WantedMonitor) => OwnSight;
}

/** A check that was told to end has this time to say what it saw. */
const lastWordsMs = 500;

/** Checks a monitor once, outside of its schedule, and tells all that was seen. Stores nothing. */
export async function checkOnce(
  { kinds, clock, surroundings, ownOf }: CheckOnceOptions,
  monitor: WantedMonitor,
  signal: AbortSignal,
): Promise<CheckReport> {
  const kind = kinds.find((one) => one.kind === monitor.kind);
  if (!kind) throw new TypeError(`There is no kind ${monitor.kind}`);
  const plan = checkPlan(monitor, kind);
  const around = { ...surroundings, nowMs: () => clock.now(), monotonicMs: () => clock.monotonic() };
  const [atMs, startMs] = [clock.now(), clock.monotonic()];
  const run = (until: AbortSignal) =>
    checkMonitor({ ...plan, conditions: [] }, around, until, ownOf?.(monitor));
  const seen = await withinDeadline(clock, plan.timeoutMs, signal, run);
  return reportOf(monitor, plan, seen, { atMs, durationMs: clock.monotonic() - startMs });
}

/** Ends when it has to, whatever the kind does. */
async function withinDeadline(
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<CheckOutcome>,
): Promise<CheckOutcome> {
  const deadline = new AbortController();
  const end = () => deadline.abort('timeout');
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const late = Promise.withResolvers<CheckOutcome>();
  const cancels = [
    clock.after(timeoutMs, end),
    clock.after(timeoutMs + lastWordsMs, () => late.resolve({ ok: false, reason: { id: 'timeout-answer' } })),
  ];
  try {
    return await Promise.race([run(deadline.signal), late.promise]);
  } finally {
    signal.removeEventListener('abort', end);
    for (const cancel of cancels) cancel();
  }
}

function reportOf(
  monitor: WantedMonitor,
  { conditions, secrets }: CheckPlan,
  seen: CheckOutcome,
  times: Pick<CheckReport, 'atMs' | 'durationMs'>,
): CheckReport {
  const outcome = applyConditions(seen, conditions, secrets);
  const { isUpsideDown, degradedAboveMs } = monitor;
  const rules = { isUpsideDown, degradedAboveMs: degradedAboveMs ?? undefined };
  const verdict = verdictOf(resultOf(outcome), rules);
  const values = valuesOf(seen);
  const { latencyMs, timings, addresses, address, certificate, evidence } = outcome;
  return {
    ...times,
    outcome: outcomes[verdict],
    reason: reasonOf(outcome, verdict === 'bad'),
    latencyMs: latencyMs ?? null,
    timings: timings ?? {},
    addresses: [...(addresses ?? [])],
    address: address ?? null,
    certificate: certificate ? shownCertificate(certificate) : null,
    conditions: conditions.map((condition) => ({
      text: condition.text,
      ...weighCondition(condition, values, secrets),
    })),
    evidence: (evidence ?? []).map(shownEvidence),
  };
}

const outcomes = { good: 'up', slow: 'degraded', bad: 'down' } as const;

function reasonOf({ ok, reason, warning }: CheckOutcome, isBad: boolean): CheckReport['reason'] {
  const why = reason ?? warning;
  if (why) return { id: why.id, text: reasonText({ id: why.id }), detail: why.detail ?? null };
  return ok && isBad ? { id: 'answers', text: reasonText(null), detail: null } : null;
}

function shownCertificate({ names, problem, ...facts }: CertificateFacts): CheckReport['certificate'] {
  return { ...facts, names: [...names], problem: problem ?? null };
}

function shownEvidence({ label, labelEs, expected, seen }: Evidence): CheckReport['evidence'][number] {
  return { label: { en: label, es: labelEs ?? label }, expected: expected ?? null, seen };
}
