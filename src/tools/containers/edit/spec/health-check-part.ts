import type { HealthCheckSpec } from '#contracts/containers/container-spec.ts';
import type { HealthcheckConfig } from '#library/docker/container-config.ts';
import { patched, type SpecPart } from './spec-part.ts';

const nsPerMs = 1e6;

export const healthCheckPart: SpecPart<HealthCheckSpec> = {
  read: ({ Healthcheck }) => specOfCheck(Healthcheck ?? {}),
  write(create, wanted) {
    const check = create.Healthcheck ?? {};
    const before = specOfCheck(check);
    const test = testOf(wanted);
    const isSameTest = JSON.stringify(test) === JSON.stringify(testOf(before));
    const next = patched(check, {
      ...(!isSameTest && { Test: test }),
      ...(wanted.intervalMs !== before.intervalMs && { Interval: toNs(wanted.intervalMs) }),
      ...(wanted.timeoutMs !== before.timeoutMs && { Timeout: toNs(wanted.timeoutMs) }),
      ...(wanted.startPeriodMs !== before.startPeriodMs && { StartPeriod: toNs(wanted.startPeriodMs) }),
      ...(wanted.retries !== before.retries && { Retries: wanted.retries ?? undefined }),
    });
    return patched(create, { Healthcheck: Object.keys(next).length > 0 ? next : undefined });
  },
};

function specOfCheck({ Test, Interval, Timeout, StartPeriod, Retries }: HealthcheckConfig): HealthCheckSpec {
  const [kind = '', ...rest] = Test ?? [];
  const times = {
    intervalMs: toMs(Interval),
    timeoutMs: toMs(Timeout),
    startPeriodMs: toMs(StartPeriod),
    retries: Retries ? Retries : null,
  };
  if (kind === '') return { kind: 'inherit', command: [], ...times };
  if (kind === 'NONE') return { kind: 'none', command: [], ...times };
  return { kind: kind === 'CMD-SHELL' ? 'shell' : 'exec', command: rest, ...times };
}

function testOf({ kind, command }: HealthCheckSpec): readonly string[] | undefined {
  switch (kind) {
    case 'inherit':
      return undefined;
    case 'none':
      return ['NONE'];
    case 'shell':
      return ['CMD-SHELL', ...command];
    case 'exec':
      return ['CMD', ...command];
  }
}

function toMs(ns: number | undefined): number | null {
  return ns !== undefined && ns > 0 ? Math.round(ns / nsPerMs) : null;
}

function toNs(ms: number | null): number | undefined {
  return ms === null ? undefined : ms * nsPerMs;
}
