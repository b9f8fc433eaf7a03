import type { CreateContainer, PortBinding } from '#library/docker/container-config.ts';
import type { EndpointSettings } from '#library/docker/endpoint-settings.ts';
import { endpointsOf, networkPart, primaryNetwork } from '../spec/networks-part.ts';
import { flag, flags, valuesOf } from './flag.ts';

export function networkFlags(create: CreateContainer): string[] {
  const { HostConfig: host = {} } = create;
  const primary = primaryNetwork(create);
  const endpoint = endpointsOf(create)[primary];
  const aliases = (endpoint?.Aliases ?? []).map((alias) => flag('network-alias', alias));
  return [
    ...(primary === 'bridge' ? [] : [flag('network', primary)]),
    ...aliases,
    ...(endpoint ? endpointFlags(endpoint) : []),
    ...flags('mac-address', valuesOf(endpoint?.MacAddress || create.MacAddress)),
    ...flags('link', (host.Links ?? []).map(linkOf)),
    ...portFlags(create),
  ];
}

/** The networks that `docker run` cannot join by itself before engine 25. */
export function furtherConnections(create: CreateContainer, container: string): string[] {
  if (networkPart.read(create).mode !== 'networks') return [];
  const primary = primaryNetwork(create);
  return Object.entries(endpointsOf(create))
    .filter(([network]) => network !== primary)
    .map(([network, endpoint]) => connectCommand(network, endpoint, container));
}

/** Both names quoted already. */
export function connectCommand(
  network: string,
  endpoint: EndpointSettings | null,
  container: string,
): string {
  const aliases = flags('alias', endpoint?.Aliases ?? []);
  return ['docker network connect', ...aliases, ...endpointFlags(endpoint ?? {}), network, container].join(
    ' ',
  );
}

function endpointFlags({ IPAMConfig, Links, DriverOpts }: EndpointSettings): string[] {
  return [
    ...flags('ip', valuesOf(IPAMConfig?.IPv4Address)),
    ...flags('ip6', valuesOf(IPAMConfig?.IPv6Address)),
    ...flags('link-local-ip', IPAMConfig?.LinkLocalIPs ?? []),
    ...flags('link', Links ?? []),
    ...flags(
      'driver-opt',
      Object.entries(DriverOpts ?? {}).map(([name, value]) => `${name}=${value}`),
    ),
  ];
}

/** Inspect writes `/database:/web/db`, docker takes `database:db`. */
function linkOf(link: string): string {
  const [container = '', alias = ''] = link.split(':');
  return `${container.replace(/^\//, '')}:${alias.split('/').at(-1) ?? ''}`;
}

function portFlags({ ExposedPorts, HostConfig: host = {} }: CreateContainer): string[] {
  const bindings = Object.entries(host.PortBindings ?? {});
  const published = new Set(bindings.filter(([, each]) => each?.length).map(([key]) => key));
  const exposed = Object.keys(ExposedPorts ?? {}).filter((key) => !published.has(key));
  return [
    ...bindings.flatMap(([key, each]) =>
      (each ?? []).map((binding) => flag('publish', publication(key, binding))),
    ),
    ...(host.PublishAllPorts ? ['--publish-all'] : []),
    ...flags('expose', exposed),
  ];
}

/** `127.0.0.1:8080:80`; tcp goes without saying. */
function publication(key: string, { HostIp = '', HostPort = '' }: PortBinding): string {
  const address = HostIp.includes(':') ? `[${HostIp}]:` : HostIp === '' ? '' : `${HostIp}:`;
  const host = HostPort === '' && address === '' ? '' : `${HostPort}:`;
  return `${address}${host}${key.replace(/\/tcp$/, '')}`;
}
