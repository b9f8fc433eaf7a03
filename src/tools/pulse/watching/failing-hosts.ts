import { isIP } from 'node:net';
import type { CheckOutcome } from '../checks/check-kind.ts';
import type { ReasonId } from '../checks/reasons.ts';

/** Failures that a lost network of ours would explain; all others are an answer of the target. */
const unanswered: ReadonlySet<ReasonId> = new Set<ReasonId>([
  'timeout-connect',
  'timeout-answer',
  'unreachable',
  'name-unknown',
  'resolver-silent',
  'resolver-failed',
  'lost-packets',
]);

export function isUnanswered({ reason }: CheckOutcome): boolean {
  return reason !== undefined && unanswered.has(reason.id);
}

/** Which host a check talks to, when it takes a network to do so. */
export function hostOf(target: string): string | undefined {
  const host = /^\[([^\]]+)\]/.exec(target)?.[1] ?? (isIP(target) > 0 ? target : target.split(':')[0]);
  if (host === undefined || host === '' || host.includes(' ') || host.includes('/')) return undefined;
  return host === 'localhost' || host === '::1' || host.startsWith('127.') ? undefined : host.toLowerCase();
}

/** Which hosts have stopped answering. */
export interface FailingHosts {
  /** `wasWell`: it was not known to be down before. */
  saw(
    monitor: number,
    target: string,
    check: { readonly atMs: number; readonly isFailure: boolean; readonly wasWell: boolean },
  ): void;
  forget(monitor: number): void;
  /** Hosts of which nobody answers though somebody did before, and since when the first of them. */
  failing(): { readonly count: number; readonly sinceMs: number };
  watched(): number;
}

interface Sight {
  readonly host: string;
  /** Undefined: it answers, or has been down for long. */
  readonly failingSinceMs: number | undefined;
  readonly isWell: boolean;
}

export function newFailingHosts(): FailingHosts {
  const sights = new Map<number, Sight>();
  return {
    saw(monitor, target, { atMs, isFailure, wasWell }) {
      const host = hostOf(target);
      if (host === undefined) return void sights.delete(monitor);
      const before = sights.get(monitor);
      const isNews = isFailure && (wasWell || before?.failingSinceMs !== undefined);
      const failingSinceMs = isNews ? (before?.failingSinceMs ?? atMs) : undefined;
      sights.set(monitor, { host, failingSinceMs, isWell: !isFailure });
    },
    forget: (monitor) => sights.delete(monitor),
    failing() {
      const all = [...sights.values()];
      const well = new Set(all.filter(({ isWell }) => isWell).map(({ host }) => host));
      const failing = new Map<string, number>();
      for (const { host, failingSinceMs } of all)
        if (failingSinceMs !== undefined && !well.has(host))
          failing.set(host, Math.min(failing.get(host) ?? Infinity, failingSinceMs));
      return { count: failing.size, sinceMs: Math.min(...failing.values(), Infinity) };
    },
    watched: () => new Set([...sights.values()].map(({ host }) => host)).size,
  };
}
