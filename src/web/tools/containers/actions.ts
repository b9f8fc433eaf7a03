import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { ContainerAction } from '#contracts/containers/operation.ts';
import { explain } from '../../shell/api.ts';
import { showToast } from '../../ui/toast.ts';
import { containersApi } from './live.ts';

export type Target = Pick<ContainerSummary, 'host' | 'id' | 'name'>;

/** Sends an action; the live stream tells how it goes and ends. Says so when it was refused at once. */
export async function sendAction(
  target: Target,
  action: ContainerAction,
  failedTitle: string,
): Promise<void> {
  try {
    await containersApi.act({ params: { host: target.host, id: target.id }, query: {}, body: action });
  } catch (error) {
    const { message, engineText } = explain(error, failedTitle);
    showToast({ kind: 'error', title: `${target.name}: ${failedTitle}`, detail: message, engineText });
  }
}

/** Which actions make sense in which state. */
export function possibleActions(container: ContainerSummary): ReadonlySet<ContainerAction['action']> {
  switch (container.state) {
    case 'running':
    case 'restarting':
      return new Set(['stop', 'restart', 'pause', 'kill', 'remove']);
    case 'paused':
      return new Set(['unpause', 'stop', 'kill', 'remove']);
    case 'created':
    case 'exited':
    case 'dead':
      return new Set(['start', 'remove']);
    case 'removing':
      return new Set();
  }
}
