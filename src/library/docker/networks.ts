import type { EndpointSettings } from './endpoint-settings.ts';
import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import { segment, type Filters } from './query.ts';

/** Fields used of `GET /networks` and `GET /networks/{id}`. Names are untrusted: the engine accepts markup in them. */
export interface Network {
  readonly Id: string;
  readonly Name: string;
  /** RFC 3339. */
  readonly Created: string;
  readonly Scope: 'local' | 'swarm' | 'global';
  readonly Driver: string;
  readonly EnableIPv6: boolean;
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Ingress: boolean;
  readonly IPAM: NetworkAddresses;
  readonly Options: Readonly<Record<string, string>> | null;
  readonly Labels: Readonly<Record<string, string>> | null;
  /** By container id, running ones only. Only in inspect. */
  readonly Containers?: Readonly<Record<string, NetworkMember>>;
}

export interface NetworkAddresses {
  readonly Driver: string;
  readonly Config:
    | readonly { readonly Subnet?: string; readonly Gateway?: string; readonly IPRange?: string }[]
    | null;
  readonly Options?: Readonly<Record<string, string>> | null;
}

export interface NetworkMember {
  readonly Name: string;
  readonly EndpointID: string;
  readonly MacAddress: string;
  readonly IPv4Address: string;
  readonly IPv6Address: string;
}

export interface CreateNetwork {
  readonly Name: string;
  readonly Driver?: string;
  readonly Internal?: boolean;
  readonly Attachable?: boolean;
  readonly EnableIPv6?: boolean;
  readonly IPAM?: Partial<NetworkAddresses>;
  readonly Options?: Readonly<Record<string, string>>;
  readonly Labels?: Readonly<Record<string, string>>;
}

export async function listNetworks(
  engine: Engine,
  options: CallOptions & { filters?: Filters } = {},
): Promise<Network[]> {
  const { filters, ...call } = options;
  return await engine.json({ path: '/networks', query: { filters }, ...call });
}

export async function inspectNetwork(engine: Engine, id: string, call?: CallOptions): Promise<Network> {
  return await engine.json({ path: `/networks/${segment(id)}`, ...call });
}

/** A second network of the same name is a `conflict`: before API 1.44 the engine checks only when told to. */
export async function createNetwork(
  engine: Engine,
  body: CreateNetwork,
  call?: CallOptions,
): Promise<{ Id: string; Warning: string }> {
  return await engine.json({
    method: 'POST',
    path: '/networks/create',
    body: { CheckDuplicate: true, ...body },
    ...call,
  });
}

export async function removeNetwork(engine: Engine, id: string, call?: CallOptions): Promise<void> {
  await engine.json({ method: 'DELETE', path: `/networks/${segment(id)}`, ...call });
}

export async function connectNetwork(
  engine: Engine,
  id: string,
  container: string,
  endpoint: EndpointSettings = {},
  call?: CallOptions,
): Promise<void> {
  const body = { Container: container, EndpointConfig: endpoint };
  await engine.json({ method: 'POST', path: `/networks/${segment(id)}/connect`, body, ...call });
}

/** `force` also removes the endpoint of a container that is gone. */
export async function disconnectNetwork(
  engine: Engine,
  id: string,
  container: string,
  force = false,
  call?: CallOptions,
): Promise<void> {
  const body = { Container: container, Force: force };
  await engine.json({ method: 'POST', path: `/networks/${segment(id)}/disconnect`, body, ...call });
}
