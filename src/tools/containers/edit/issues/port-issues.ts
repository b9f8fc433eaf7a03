import { isIP } from 'node:net';
import type { ContainerSpec, PortMapping } from '#contracts/containers/container-spec.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import type { ContainerRecord } from '../../host.ts';
import { issue, issueIf } from './issue.ts';
import type { Situation } from './situation.ts';

export function portIssues({ ports, network }: ContainerSpec, situation: Situation): EditIssue[] {
  if (ports.length > 0 && network.mode === 'container') {
    return ports.map((_, index) =>
      issue(`ports.${index}.hostPort`, 'shares-network', { container: network.container }),
    );
  }
  if (network.mode === 'host') {
    return ports.map((_, index) => issue(`ports.${index}.hostPort`, 'host-network-ports'));
  }
  return ports.flatMap((port, index) => {
    const path = `ports.${index}`;
    const { containerPort, hostPort, hostIp } = port;
    return [
      ...issueIf(containerPort < 1 || containerPort > 65_535, `${path}.containerPort`, 'port-range'),
      ...issueIf(hostIp !== '' && isIP(hostIp) === 0, `${path}.hostIp`, 'address-form'),
      ...(rangeOf(hostPort) === undefined
        ? [issue(`${path}.hostPort`, 'host-port-form')]
        : takenIssues(port, ports.slice(0, index), `${path}.hostPort`, situation)),
    ];
  });
}

/** First and last port; null for any free one, undefined for what is no port. */
function rangeOf(hostPort: string): { first: number; last: number } | null | undefined {
  if (hostPort === '') return null;
  const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(hostPort) ?? [];
  const [first, last] = [Number(from), Number(to)];
  return from !== '' && first >= 1 && first <= last && last <= 65_535 ? { first, last } : undefined;
}

/** A range takes any of its ports that is free, so only a single port can be taken. */
function takenIssues(
  port: PortMapping,
  earlier: readonly PortMapping[],
  path: string,
  { containers, ownId, maySee }: Situation,
): EditIssue[] {
  const range = rangeOf(port.hostPort);
  if (!range || range.first !== range.last) return [];
  const named = { port: port.hostPort };
  if (earlier.some((other) => overlap(other, port))) return [issue(path, 'port-listed-twice', named)];
  const holder = containers.find((record) => record.summary.id !== ownId && holds(record, port));
  if (!holder) return [];
  return maySee(holder)
    ? [issue(path, 'port-taken', { ...named, container: holder.summary.name })]
    : [issue(path, 'port-taken-unseen', named)];
}

function overlap(a: PortMapping, b: PortMapping): boolean {
  return a.hostPort === b.hostPort && a.protocol === b.protocol && meet(a.hostIp, b.hostIp);
}

function holds({ summary, run }: ContainerRecord, { hostPort, hostIp, protocol }: PortMapping): boolean {
  if (!run.running) return false;
  return summary.ports.some(
    (port) =>
      port.hostPort === Number(hostPort) && port.protocol === protocol && meet(port.hostIp ?? '', hostIp),
  );
}

/** Two addresses stand in each other's way when they are the same, or one is every address of its family. */
function meet(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true;
  return isIP(a) === isIP(b) && [a, b].some((address) => address === '0.0.0.0' || address === '::');
}
