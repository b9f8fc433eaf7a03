import type { HostStatus } from '#contracts/containers/host.ts';
import type { Text } from '#library/text.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import { aboutContainer, type ContainerFacts, draftOf, type Found, labelsFor } from './found.ts';
import { containerSettings } from './label-target.ts';

/** Inside containers, ports that nearly always speak HTTP, and HTTPS. */
const webPorts = new Set([
  80, 3000, 3001, 4000, 5000, 5001, 5601, 7575, 8000, 8008, 8080, 8081, 8086, 8088, 8096, 8112, 8123, 8200,
  8888, 8989, 7878, 9000, 9001, 9090, 9091, 9093, 9117, 9696, 13378, 32400,
]);
const secureWebPorts = new Set([443, 8443, 9443]);
/** A start page that asks to sign in is up, too. */
const accepted = '200-399, 401, 403';

/** What one would watch of a running container: its published ports, and its health check or that it runs. */
export function suggestMonitors(
  container: ContainerFacts,
  kinds: readonly AnyKind[],
  address: string,
): Found[] {
  if (container.state !== 'running') return [];
  const found = [...suggestPorts(container, address), suggestState(container)];
  return found.flatMap((one) => {
    const kind = kinds.find(({ kind: id }) => id === one.kind);
    const labels = labelsFor(container);
    const read = kind && draftOf({ name: one.name, kind: one.kind, settings: one.settings, labels }, kind);
    if (!read || 'wrong' in read) return [];
    const { source, reason } = one;
    const key = `${container.host}/${container.name}/${one.key}`;
    return [
      { key, source, container: aboutContainer(container), draft: read.draft, parentKey: null, reason },
    ];
  });
}

interface Suggestion {
  readonly key: string;
  readonly source: Found['source'];
  readonly name: string;
  readonly kind: string;
  readonly settings: Record<string, unknown>;
  readonly reason: Text;
}

function suggestPorts({ name, ports }: ContainerFacts, address: string): Suggestion[] {
  const byHostPort = new Map(
    ports.flatMap((port) =>
      port.hostPort !== null && port.protocol === 'tcp' ? [[port.hostPort, port] as const] : [],
    ),
  );
  return [...byHostPort].map(([hostPort, { containerPort, hostIp }]) => {
    const host = hostIp !== null && !isAnyAddress(hostIp) ? hostIp : address;
    const isSecure = secureWebPorts.has(containerPort);
    const isWeb = isSecure || webPorts.has(containerPort);
    const where = `${host.includes(':') ? `[${host}]` : host}:${hostPort}`;
    const url = `${isSecure ? 'https' : 'http'}://${where}/`;
    return {
      key: `port/${hostPort}`,
      source: 'port' as const,
      name: byHostPort.size === 1 ? name : `${name} ${hostPort}`,
      kind: isWeb ? 'http' : 'tcp',
      settings: isWeb
        ? { url, acceptedStatus: accepted, ...(isSecure && { ignoreTls: true }) }
        : { host, port: hostPort },
      reason: isWeb ? webReason(containerPort, hostPort) : portReason(containerPort, hostPort),
    };
  });
}

function suggestState({ name, health }: ContainerFacts): Suggestion {
  const hasHealth = health !== null;
  return {
    key: 'state',
    source: hasHealth ? 'health-check' : 'running',
    name: `${name} container`,
    kind: 'docker',
    settings: containerSettings(name),
    reason: hasHealth ? healthReason : runningReason,
  };
}

function isAnyAddress(address: string): boolean {
  return address === '' || address === '0.0.0.0' || address === '::';
}

/**
 * Where the published ports of a host are reached from here: the host of its engine's address, and for an engine that is
 * reached over a socket this machine itself.
 */
export function addressOfHost({ address }: Pick<HostStatus, 'address'>, isInContainer: boolean): string {
  const url = URL.parse(address);
  const host = url && /^(tcp|https?|ssh):$/.test(url.protocol) ? hostIn(address) : '';
  return host || (isInContainer ? 'host.docker.internal' : '127.0.0.1');
}

/** Schemes that are no web addresses keep their host as it was written. */
function hostIn(address: string): string {
  const [, host = ''] = /^\w+:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]*)/.exec(address) ?? [];
  return host.replace(/^\[(.*)\]$/, '$1');
}

const webReason = (containerPort: number, hostPort: number): Text => ({
  en: `It publishes port ${hostPort}, and on ${containerPort} inside there is nearly always a website.`,
  es: `Publica el puerto ${hostPort}, y en el ${containerPort} de dentro casi siempre hay un sitio web.`,
});

const portReason = (containerPort: number, hostPort: number): Text => ({
  en: `It publishes port ${hostPort} (${containerPort} inside).`,
  es: `Publica el puerto ${hostPort} (${containerPort} dentro).`,
});

const healthReason: Text = {
  en: 'It has a health check of its own.',
  es: 'Tiene su propia comprobación de salud.',
};

const runningReason: Text = {
  en: 'It has no health check, so that it runs is all that can be seen from outside.',
  es: 'No tiene comprobación de salud: desde fuera solo se puede ver que funciona.',
};
