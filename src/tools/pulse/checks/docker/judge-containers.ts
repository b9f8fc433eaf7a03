import type { Evidence } from '../check-kind.ts';
import { detailOf, type Reason } from '../reasons.ts';
import type { SeenContainer } from './container-sight.ts';

export type ContainersVerdict =
  | { readonly ok: true; readonly warning?: Reason; readonly evidence?: readonly Evidence[] }
  | { readonly ok: false; readonly reason: Reason; readonly evidence?: readonly Evidence[] };

interface RestartRule {
  readonly restarts: 'ignore' | 'warn' | 'fail';
  readonly restartMinutes: number;
}

/** All of them must be well; the first that is not is told. */
export function judgeContainers(
  seen: readonly SeenContainer[],
  rule: RestartRule,
  nowMs: number,
): ContainersVerdict {
  if (seen.length === 0) return { ok: false, reason: { id: 'missing' } };
  const verdicts = seen.map((container) => judgeOne(container, rule, nowMs));
  return (
    verdicts.find(({ ok }) => !ok) ??
    verdicts.find((verdict) => verdict.ok && verdict.warning !== undefined) ?? { ok: true }
  );
}

function judgeOne(container: SeenContainer, rule: RestartRule, nowMs: number): ContainersVerdict {
  const { name, state, health, healthSays, restarts, startedAtMs } = container;
  if (state === 'restarting')
    return failed('restarting', `${name} was started ${restarts + 1} times, ${endOf(container)}`, container);
  if (state !== 'running')
    return failed('not-running', `${name} is ${state}${whyStopped(container)}`, container);
  if (health === 'unhealthy')
    return failed('unhealthy', healthSays === '' ? name : `${name}: ${healthSays}`, container);
  const sinceStartMs = startedAtMs === null ? Infinity : nowMs - startedAtMs;
  if (rule.restarts === 'ignore' || restarts === 0 || sinceStartMs >= rule.restartMinutes * 60_000)
    return { ok: true };
  const seconds = Math.max(0, Math.round(sinceStartMs / 1000));
  const detail = `${name} was restarted ${restarts} times, last ${seconds} s ago`;
  if (rule.restarts === 'fail') return failed('restarting', detail, container);
  return { ok: true, warning: { id: 'restarting', detail: detailOf(detail) } };
}

function failed(id: Reason['id'], detail: string, { state, health }: SeenContainer): ContainersVerdict {
  const seen = health === null ? state : `${state}, ${health}`;
  return {
    ok: false,
    reason: { id, detail: detailOf(detail) },
    evidence: [
      {
        label: 'Container',
        labelEs: 'Contenedor',
        expected: health === null ? 'running' : 'running, healthy',
        seen,
      },
    ],
  };
}

function whyStopped(container: SeenContainer): string {
  return container.state === 'exited' || container.state === 'dead' ? `: ${endOf(container)}` : '';
}

function endOf({ exitCode, isOutOfMemory }: SeenContainer): string {
  return isOutOfMemory ? 'it ran out of memory' : `its program ended with code ${exitCode}`;
}
