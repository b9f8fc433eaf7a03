import { compareApi, type ApiVersion } from '#library/docker/api-version.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import type { EndpointSettings } from '#library/docker/endpoint-settings.ts';

export type Endpoints = Readonly<Record<string, EndpointSettings>>;

export interface KeptNetworks {
  readonly NetworkMode: string;
  /** By name of network, all of them; empty where the mode has none. */
  readonly endpoints: Endpoints;
}

type Inspection = Pick<ContainerDetails, 'Id' | 'Config' | 'HostConfig' | 'NetworkSettings'>;

/** How a container joins its networks, without what only says how it is joined just now. */
export function keptNetworks(inspection: Inspection, api: ApiVersion): KeptNetworks {
  const mode = inspection.HostConfig.NetworkMode ?? 'default';
  if (hasNoNetworks(mode) || inspection.Config['NetworkDisabled'] === true) {
    return { NetworkMode: mode, endpoints: {} };
  }
  const networks = inspection.NetworkSettings.Networks ?? {};
  const primary = primaryOf(mode, networks);
  if (primary === undefined) return { NetworkMode: 'none', endpoints: {} };
  const endpoints = Object.entries(networks).map(([name, endpoint]) => {
    const mac = chosenMac(inspection, endpoint, name === primary, api);
    return [name, { ...ownEndpoint(name, endpoint, inspection.Id), ...(mac && { MacAddress: mac }) }];
  });
  const isDefault = mode === 'default' && primary === bridge;
  return { NetworkMode: isDefault ? mode : primary, endpoints: Object.fromEntries(endpoints) };
}

const bridge = 'bridge';

/** Modes of Docker and of Podman in which a container has no network of its own. */
export function hasNoNetworks(mode: string): boolean {
  return /^(host|none|private|container:.*|ns:.*|slirp4netns.*|pasta.*)$/.test(mode);
}

/** The network that the mode names, by name or id; where somebody has disconnected it, another one. */
function primaryOf(mode: string, networks: Endpoints): string | undefined {
  const wanted = mode === 'default' ? bridge : mode;
  if (networks[wanted]) return wanted;
  const byId = Object.keys(networks).find((name) => networks[name]?.NetworkID === mode);
  return byId ?? Object.keys(networks).toSorted()[0];
}

function ownEndpoint(network: string, endpoint: EndpointSettings, id: string): EndpointSettings {
  const { IPAMConfig, Links, Aliases, DriverOpts, GwPriority, ...rest } = endpoint;
  const kept = {
    ...withoutCurrent(rest),
    ...(DriverOpts && { DriverOpts }),
    ...(GwPriority && { GwPriority }),
  };
  // The default bridge knows neither names nor addresses of somebody's choice, and refuses them.
  if (network === bridge) return kept;
  const aliases = (Aliases ?? []).filter((alias) => alias !== id.slice(0, 12));
  const addresses = Object.entries(IPAMConfig ?? {}).filter(([, value]) => value.length > 0);
  return {
    ...kept,
    ...(addresses.length > 0 && { IPAMConfig: Object.fromEntries(addresses) }),
    ...(aliases.length > 0 && { Aliases: aliases }),
    ...(Links?.length && { Links }),
  };
}

const current = new Set([
  'NetworkID',
  'EndpointID',
  'Gateway',
  'IPAddress',
  'IPPrefixLen',
  'IPv6Gateway',
  'GlobalIPv6Address',
  'GlobalIPv6PrefixLen',
  'MacAddress',
  'DNSNames',
]);

function withoutCurrent(endpoint: EndpointSettings): EndpointSettings {
  return Object.fromEntries(
    Object.entries(endpoint).filter(([name, value]) => !current.has(name) && value !== null),
  );
}

/**
 * Up to Engine 27 (API 1.47) a MAC address that nobody chose is made of the IPv4 address, and must not outlive it. Later ones
 * are random (measured on 28): `Config.MacAddress` tells of the first network that one was chosen, its look of further ones.
 */
function chosenMac(
  { Config }: Inspection,
  { MacAddress: mac, IPAddress: ip }: EndpointSettings,
  isPrimary: boolean,
  api: ApiVersion,
): string | undefined {
  const asked = isPrimary ? Config.MacAddress : undefined;
  const tellsPerNetwork = compareApi(api, '1.44') >= 0 && compareApi(api, '1.47') <= 0;
  const isFurther = compareApi(api, '1.47') > 0 && !isPrimary;
  const chosen = asked || (tellsPerNetwork || (isFurther && !looksRandom(mac ?? '')) ? mac : undefined);
  return chosen && chosen !== macOf(ip ?? '') ? chosen : undefined;
}

/** Random ones are locally administered (IEEE 802, bit 0x02); of those, people choose ones that begin with 02, one in 64 by chance. */
function looksRandom(mac: string): boolean {
  const first = Number.parseInt(mac.slice(0, 2), 16);
  return (first & 0x02) !== 0 && first !== 0x02;
}

function macOf(ip: string): string {
  const octets = ip.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'));
  return ['02', '42', ...octets].join(':');
}
