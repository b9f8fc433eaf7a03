import { dirname } from 'node:path';
import type { CreateContainer, HostConfig } from '#library/docker/container-config.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import { parseBind } from '../edit/spec/bind.ts';
import { helperKind, helperLabel, orderVariable, type SelfOrder } from './self-order.ts';

export interface HelperOptions {
  /** Where the engine's socket is in this container, with and without links; null when it is reached over the network. */
  readonly socketPaths: readonly string[] | null;
  /** What to run: the program and its argument. */
  readonly program: string;
  readonly script: string;
  readonly order: SelfOrder;
}

const engineSetting = /^NEXUS_DOCKER_(?:HOST|CERT_DIR)(?:_FILE)?=/;

/**
 * A container from the very image that runs, with the same way to the engine and nothing else of what NEXUS has. It starts again
 * by itself until it says how it ended, over crashes and restarts of the engine.
 */
export function helperBody(own: ContainerDetails, options: HelperOptions): CreateContainer {
  const { Config, HostConfig: host } = own;
  const { socketPaths, program, script, order } = options;
  const settings = (Config.Env ?? []).filter((entry) => engineSetting.test(entry));
  const folders = settings
    .filter((entry) => /^NEXUS_DOCKER_(?:CERT_DIR|\w+_FILE)=/.test(entry))
    .map((entry) => entry.slice(entry.indexOf('=') + 1));
  const isNeeded = (target: string) =>
    [...(socketPaths ?? []), ...folders].some((path) => isAtOrBelow(path, target));
  return {
    Image: own.Image,
    Entrypoint: [program],
    Cmd: [script],
    Env: [...settings, `${orderVariable}=${JSON.stringify(order)}`],
    ...(Config.User !== undefined && { User: Config.User }),
    Labels: { [helperLabel]: helperKind },
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      ...accountOf(host),
      Binds: (host.Binds ?? []).filter((bind) => isNeeded(parseBind(bind)?.target ?? '')),
      Mounts: (host.Mounts ?? []).filter(({ Target }) => isNeeded(Target)),
      ...(socketPaths ? { NetworkMode: 'none' } : { NetworkMode: host.NetworkMode ?? 'default' }),
      ...(socketPaths ? {} : { ExtraHosts: host.ExtraHosts ?? [], Dns: host.Dns ?? [] }),
      RestartPolicy: { Name: 'unless-stopped' },
      // Whatever NEXUS logs to: the outcome has to be read from it.
      LogConfig: { Type: 'json-file', Config: { 'max-size': '5m' } },
    },
    ...(!socketPaths && networksOf(own)),
  };
}

/** Who it is, as far as the socket's permissions go by it. */
function accountOf(host: HostConfig): HostConfig {
  const names = ['GroupAdd', 'CapAdd', 'CapDrop', 'SecurityOpt', 'UsernsMode', 'Privileged'];
  return Object.fromEntries(Object.entries(host).filter(([name]) => names.includes(name)));
}

function isAtOrBelow(path: string, folder: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (at === folder) return true;
    if (at === dirname(at)) return false;
  }
}

function networksOf({
  HostConfig,
  NetworkSettings,
}: ContainerDetails): Pick<CreateContainer, 'NetworkingConfig'> {
  if (HostConfig.NetworkMode?.startsWith('container:') || HostConfig.NetworkMode === 'host') return {};
  const names = Object.keys(NetworkSettings.Networks ?? {});
  return {
    NetworkingConfig: { EndpointsConfig: Object.fromEntries(names.map((name) => [name, {}] as const)) },
  };
}
