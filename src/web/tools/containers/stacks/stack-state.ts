import type { StackService, StackSummary } from '#contracts/containers/stack.ts';
import type { State } from '../../../ui/state-badge.tsx';

/** How many services have all that they need running, of those that are in the file or run. */
export function servicesUp(services: readonly StackService[]): { up: number; total: number } {
  return { up: services.filter(isUp).length, total: services.length };
}

function isUp({ containers }: StackService): boolean {
  return (
    containers.length > 0 &&
    containers.every(({ state, health }) => state === 'running' && health !== 'unhealthy')
  );
}

/** A running stack with an unhealthy service wants a look like one that runs in part. */
export function shownStackState({ state, services }: Pick<StackSummary, 'state' | 'services'>): State {
  const isUnhealthy = services.some(({ containers }) =>
    containers.some(({ health }) => health === 'unhealthy'),
  );
  switch (state) {
    case 'running':
      return isUnhealthy ? 'unhealthy' : 'running';
    case 'partly':
      return 'degraded';
    case 'stopped':
    case 'absent':
      return 'stopped';
  }
}

export type NextStep = 'adopt' | 'plan' | 'start' | 'edit';

/** The one thing that this stack is likely to want now. */
export function nextStep({ origin, state, drift }: StackSummary): NextStep {
  if (origin === 'found') return 'adopt';
  if (state === 'absent' || drift === 'differs') return 'plan';
  return state === 'running' ? 'edit' : 'start';
}
