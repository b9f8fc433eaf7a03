import type { CheckReport } from '#contracts/pulse/check-report.ts';

type Timings = CheckReport['timings'];
export const stepIds = ['dnsMs', 'connectMs', 'tlsMs', 'firstByteMs', 'restMs'] as const;
export type StepId = (typeof stepIds)[number];

export interface TimingStep {
  readonly id: StepId;
  readonly fromMs: number;
  readonly lengthMs: number;
}

/** The steps one behind the other; what the total has beyond them is the rest. Steps that there was none of are left out. */
export function timingSteps(timings: Timings): readonly TimingStep[] {
  const steps: TimingStep[] = [];
  let fromMs = 0;
  for (const id of ['dnsMs', 'connectMs', 'tlsMs', 'firstByteMs'] as const) {
    const lengthMs = timings[id];
    if (lengthMs === undefined) continue;
    steps.push({ id, fromMs, lengthMs });
    fromMs += lengthMs;
  }
  const restMs = (timings.totalMs ?? 0) - fromMs;
  return restMs >= 0.5 ? [...steps, { id: 'restMs', fromMs, lengthMs: restMs }] : steps;
}
