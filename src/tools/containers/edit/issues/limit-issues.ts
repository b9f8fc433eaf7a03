import type { ContainerSpec, HealthCheckSpec, LimitsSpec } from '#contracts/containers/container-spec.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import { issueIf } from './issue.ts';
import type { Situation } from './situation.ts';

/** The least that the engine takes for memory (moby `linuxMinMemory`). */
const minMemoryBytes = 6 * 1024 * 1024;

export function limitIssues(
  { limits, restart, healthCheck }: ContainerSpec,
  { cpus }: Situation,
): EditIssue[] {
  const { policy, maximumRetries, autoRemove } = restart;
  return [
    ...memoryIssues(limits),
    ...processorIssues(limits, cpus),
    ...issueIf(limits.pids !== null && limits.pids < 1, 'limits.pids', 'pids-range'),
    ...issueIf(maximumRetries < 0, 'restart.maximumRetries', 'retries-range'),
    ...issueIf(maximumRetries > 0 && policy !== 'on-failure', 'restart.maximumRetries', 'retries-policy'),
    ...issueIf(autoRemove && policy !== 'no', 'restart.policy', 'auto-remove-restart'),
    ...healthCheckIssues(healthCheck),
  ];
}

function memoryIssues({ memoryBytes, memorySwapBytes, memoryReservationBytes }: LimitsSpec): EditIssue[] {
  const isSmall = (bytes: number | null) => bytes !== null && bytes < minMemoryBytes;
  const swap = memorySwapBytes === -1 ? null : memorySwapBytes;
  const limit = memoryBytes ?? Number.POSITIVE_INFINITY;
  return [
    ...issueIf(isSmall(memoryBytes), 'limits.memoryBytes', 'memory-small'),
    ...issueIf(isSmall(memoryReservationBytes), 'limits.memoryReservationBytes', 'memory-small'),
    ...issueIf((memoryReservationBytes ?? 0) > limit, 'limits.memoryReservationBytes', 'reservation-large'),
    ...issueIf(swap !== null && memoryBytes === null, 'limits.memorySwapBytes', 'swap-without-memory'),
    ...issueIf(
      swap !== null && memoryBytes !== null && swap < memoryBytes,
      'limits.memorySwapBytes',
      'swap-small',
    ),
  ];
}

function processorIssues({ cpus, cpuShares }: LimitsSpec, hostCpus: number | null): EditIssue[] {
  const isOutside = cpus !== null && (cpus < 0.01 || cpus > (hostCpus ?? Number.POSITIVE_INFINITY));
  const isShareOutside = cpuShares !== null && (cpuShares < 2 || cpuShares > 262_144);
  return [
    ...issueIf(isOutside, 'limits.cpus', 'cpus-range', { cpus: String(hostCpus ?? '∞') }),
    ...issueIf(isShareOutside, 'limits.cpuShares', 'shares-range'),
  ];
}

function healthCheckIssues(check: HealthCheckSpec): EditIssue[] {
  const runs = check.kind === 'shell' || check.kind === 'exec';
  const isEmpty = (check.command[0] ?? '').trim() === '';
  const times = ['intervalMs', 'timeoutMs', 'startPeriodMs'] as const;
  return [
    ...issueIf(runs && isEmpty, 'healthCheck.command', 'check-empty'),
    ...times.flatMap((key) => issueIf((check[key] ?? 1) < 1, `healthCheck.${key}`, 'time-range')),
    ...issueIf((check.retries ?? 1) < 1, 'healthCheck.retries', 'pids-range'),
  ];
}
