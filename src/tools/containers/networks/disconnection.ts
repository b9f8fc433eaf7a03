import type { DisconnectionPreview } from '#contracts/containers/networks.ts';
import type { ContainerRecord } from '../host.ts';
import { dependentsOf } from '../local-host/dependencies.ts';
import { shellQuote } from '../shell-quote.ts';

/** What stops working when `record` leaves the network `network`; `all` are the containers of the host. Pure. */
export function disconnectionPreview(
  network: string,
  record: ContainerRecord,
  all: readonly ContainerRecord[],
): DisconnectionPreview {
  const { name, networks, ports } = record.summary;
  const remaining = networks.filter((other) => other !== network);
  const cutOff = all.filter(
    (other) =>
      other.summary.id !== record.summary.id &&
      other.run.running &&
      other.summary.networks.includes(network) &&
      !other.summary.networks.some((one) => remaining.includes(one)),
  );
  const needy = new Map(dependentsOf(record, all).map((dependent) => [dependent.name, dependent.reason]));
  const isNeedy = ({ summary }: ContainerRecord) => needy.has(summary.name);
  const others = cutOff.filter((other) => !isNeedy(other)).map(({ summary }) => summary.name);
  return {
    breaks: [
      ...(remaining.length === 0 ? isolation(name, ports) : []),
      ...cutOff
        .filter(isNeedy)
        .map(
          ({ summary }) =>
            `${summary.name} can no longer reach it, and ${needy.get(summary.name) ?? 'needs it'}.`,
        ),
      ...(others.length > 0
        ? [`No longer within reach of each other: ${name} and ${others.join(', ')}.`]
        : []),
      ...sharing(record, all),
    ],
    command: `docker network disconnect ${shellQuote(network)} ${shellQuote(name)}`,
  };
}

/** What it is to have no network at all. */
function isolation(name: string, ports: ContainerRecord['summary']['ports']): string[] {
  const published = [...new Set(ports.flatMap(({ hostPort }) => (hostPort === null ? [] : [hostPort])))];
  const [first] = published;
  return [
    `${name} has no network left: it reaches nothing, and nothing reaches it.`,
    ...(first === undefined
      ? []
      : published.length === 1
        ? [`Its published port ${first} stops answering.`]
        : [`Its published ports ${published.join(', ')} stop answering.`]),
  ];
}

function sharing({ summary }: ContainerRecord, all: readonly ContainerRecord[]): string[] {
  const isSame = (reference: string) =>
    reference === summary.name || (reference.length >= 12 && summary.id.startsWith(reference));
  return all
    .filter(({ relations }) =>
      relations.shares.some(({ namespace, container }) => namespace === 'network' && isSame(container)),
    )
    .map((other) => `${other.summary.name} uses its network and leaves with it.`);
}
