import { compareApi, type ApiVersion } from '#library/docker/api-version.ts';
import type { CreateContainer, HostConfig } from '#library/docker/container-config.ts';
import type { EndpointSettings } from '#library/docker/endpoint-settings.ts';
import { providerOf } from './kept-mounts.ts';

/** What is sent to make a container: one request, and on older engines one more for each further network. */
export interface CreateRequests {
  readonly create: CreateContainer;
  readonly connects: readonly { readonly network: string; readonly endpoint: EndpointSettings }[];
}

/** From API 1.44 all networks go into the first request; before, it may hold one, whose MAC address is beside it. */
export function createRequests(create: CreateContainer, api: ApiVersion): CreateRequests {
  const endpoints = create.NetworkingConfig?.EndpointsConfig ?? {};
  if (Object.keys(endpoints).length === 0 || compareApi(api, '1.44') >= 0) return { create, connects: [] };
  const mode = create.HostConfig?.NetworkMode ?? 'default';
  const primary = mode === 'default' ? 'bridge' : mode;
  const { [primary]: first, ...others } = endpoints;
  const { MacAddress, ...endpoint } = first ?? {};
  return {
    create: {
      ...create,
      ...(MacAddress !== undefined && { MacAddress }),
      NetworkingConfig: { EndpointsConfig: first ? { [primary]: endpoint } : {} },
    },
    connects: Object.entries(others).map(([network, settings]) => ({ network, endpoint: settings })),
  };
}

/** The same container tied to others by their ids, where `idOf` knows one for a name. */
export function tiedTo(create: CreateContainer, idOf: (name: string) => string | undefined): CreateContainer {
  const host = create.HostConfig;
  if (!host) return create;
  const mode = (text: string | undefined) => {
    const id = text?.startsWith('container:') ? idOf(text.slice('container:'.length)) : undefined;
    return id === undefined ? text : `container:${id}`;
  };
  const replaced = (text: string, name: string) => `${idOf(name) ?? name}${text.slice(name.length)}`;
  const HostConfig: HostConfig = {
    ...host,
    ...(host.NetworkMode !== undefined && { NetworkMode: mode(host.NetworkMode) }),
    ...(host.PidMode !== undefined && { PidMode: mode(host.PidMode) }),
    ...(host.IpcMode !== undefined && { IpcMode: mode(host.IpcMode) }),
    ...(host.VolumesFrom && {
      VolumesFrom: host.VolumesFrom.map((entry) => replaced(entry, providerOf(entry))),
    }),
    ...(host.Links && { Links: host.Links.map((link) => replaced(link, link.split(':')[0] ?? '')) }),
  };
  return { ...create, HostConfig };
}

/** Names of the containers that a body refers to. */
export function namesIn({ HostConfig: host = {} }: CreateContainer): string[] {
  const modes = [host.NetworkMode, host.PidMode, host.IpcMode].flatMap((mode) =>
    mode?.startsWith('container:') ? [mode.slice('container:'.length)] : [],
  );
  const providers = (host.VolumesFrom ?? []).map(providerOf);
  const links = (host.Links ?? []).map((link) => link.split(':')[0] ?? '');
  return [...new Set([...modes, ...providers, ...links])];
}
