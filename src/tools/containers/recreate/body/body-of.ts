import type { ApiVersion } from '#library/docker/api-version.ts';
import type { ContainerConfig, CreateContainer, HostConfig } from '#library/docker/container-config.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import type { ImageConfig } from '#library/docker/images.ts';
import type { ContainerBody } from '../container-body.ts';
import { ownConfig } from './image-defaults.ts';
import { keptMounts, type VolumeProvider } from './kept-mounts.ts';
import { keptNetworks } from './kept-networks.ts';

export interface BodyFacts {
  readonly inspection: ContainerDetails;
  /** Of the image that it was made from; empty when that is gone, and then every default counts as chosen. */
  readonly image: ImageConfig;
  /** Other containers that it refers to, by the reference in its configuration; null for those that are gone. */
  readonly others: ReadonlyMap<string, VolumeProvider | null>;
  /** What a container in the host's network is called when nobody named it. */
  readonly engineHostname: string | null;
  readonly api: ApiVersion;
}

/** What to send to create the same container again. */
export function bodyOf(facts: BodyFacts): ContainerBody {
  const { inspection, image, others, api } = facts;
  const { NetworkMode, endpoints } = keptNetworks(inspection, api);
  const { ContainerIDFile: _, ...host } = inspection.HostConfig;
  const named = (mode: string | undefined) => (mode === undefined ? mode : withName(mode, others));
  const HostConfig: HostConfig = {
    ...host,
    ...keptMounts(host, inspection.Mounts, others),
    NetworkMode: withName(NetworkMode, others),
    ...(host.PidMode !== undefined && { PidMode: named(host.PidMode) }),
    ...(host.IpcMode !== undefined && { IpcMode: named(host.IpcMode) }),
    ...(host.Links && { Links: host.Links.map(shortLink) }),
  };
  const { MacAddress: __, ...config } = ownConfig(inspection.Config, image, host.PortBindings ?? {});
  const create = {
    ...withoutMadeUpHostname(config, facts),
    HostConfig,
    ...(Object.keys(endpoints).length > 0 && { NetworkingConfig: { EndpointsConfig: endpoints } }),
  };
  return {
    name: inspection.Name.replace(/^\//, ''),
    create: NetworkMode.startsWith('container:') ? inNetworkOfAnother(create) : create,
  };
}

/** `container:<id>` by name, so that it means the successor of that container too. */
function withName(mode: string, others: BodyFacts['others']): string {
  if (!mode.startsWith('container:')) return mode;
  const name = others.get(mode.slice('container:'.length))?.name;
  return name === undefined ? mode : `container:${name}`;
}

/** `/db:/web/database`, as inspect says it, is `db:database` in a request. */
function shortLink(link: string): string {
  const [target = '', alias = ''] = link.split(':');
  return `${target.replace(/^\//, '')}:${alias.split('/').at(-1)}`;
}

function withoutMadeUpHostname(config: ContainerConfig, facts: BodyFacts): ContainerConfig {
  const { Hostname, ...rest } = config;
  const { NetworkMode, UTSMode } = facts.inspection.HostConfig;
  const isMadeUp =
    Hostname === facts.inspection.Id.slice(0, 12) ||
    UTSMode === 'host' ||
    (NetworkMode === 'host' && Hostname === facts.engineHostname);
  return isMadeUp || !Hostname ? rest : { ...rest, Hostname };
}

/** The engine refuses all of this for a container that uses the network of another (moby `runconfig/hostconfig_unix.go`). */
function inNetworkOfAnother(create: CreateContainer): CreateContainer {
  const { Hostname: _, Domainname: __, ExposedPorts: ___, ...rest } = create;
  const none = { Dns: [], DnsOptions: [], DnsSearch: [], ExtraHosts: null, Links: null };
  return { ...rest, HostConfig: { ...create.HostConfig, ...none, PortBindings: {}, PublishAllPorts: false } };
}
