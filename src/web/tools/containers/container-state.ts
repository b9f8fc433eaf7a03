import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { State } from '../../ui/state-badge.tsx';

/** How a container is shown: health counts for a running one, and work in progress hides both. */
export function shownState(container: ContainerSummary, working: Operation | undefined): State {
  if (working) return 'working';
  switch (container.state) {
    case 'running':
      return container.health === 'unhealthy'
        ? 'unhealthy'
        : container.health === 'starting'
          ? 'working'
          : 'running';
    case 'paused':
      return 'paused';
    case 'restarting':
    case 'removing':
      return 'working';
    case 'created':
    case 'exited':
    case 'dead':
      return 'stopped';
  }
}

/** When the present state began. */
export function stateSinceMs(container: ContainerSummary): number {
  const stopped = container.state === 'exited' || container.state === 'dead';
  return (stopped ? container.finishedAtMs : container.startedAtMs) ?? container.createdAtMs;
}

/** A container wants a look when it is unhealthy, keeps restarting, or ended with an error by itself. */
export function wantsAttention(container: ContainerSummary): boolean {
  if (container.health === 'unhealthy' && container.state === 'running') return true;
  return container.state === 'restarting' || container.state === 'dead';
}

/** One line for each published port, without the doubles of IPv4 and IPv6: `8096`, `53/udp`, `127.0.0.1:5432`. */
export function portWords(container: ContainerSummary): readonly string[] {
  const words = container.ports
    .filter((port) => port.hostPort !== null)
    .map((port) => {
      const everywhere = !port.hostIp || port.hostIp === '0.0.0.0' || port.hostIp === '::';
      const address = everywhere ? '' : `${port.hostIp}`;
      const mapping =
        port.hostPort === port.containerPort ? `${port.hostPort}` : `${port.hostPort}→${port.containerPort}`;
      return `${address}:${mapping}${port.protocol === 'tcp' ? '' : `/${port.protocol}`}`;
    });
  return [...new Set(words)];
}
