import type { NetworkAttachment, NetworkSpec } from '#contracts/containers/container-spec.ts';
import type { CreateContainer } from '#library/docker/container-config.ts';
import type { EndpointSettings } from '#library/docker/endpoint-settings.ts';
import { patched, withHostConfig, type SpecPart } from './spec-part.ts';

type Endpoints = Readonly<Record<string, EndpointSettings>>;

const containerPrefix = 'container:';

export const networkPart: SpecPart<NetworkSpec> = {
  read(create) {
    const mode = create.HostConfig?.NetworkMode ?? '';
    if (mode === 'host' || mode === 'none') return { mode, container: '', attachments: [] };
    if (mode.startsWith(containerPrefix)) {
      return { mode: 'container', container: mode.slice(containerPrefix.length), attachments: [] };
    }
    const endpoints = endpointsOf(create);
    const names = [primaryNetwork(create), ...Object.keys(endpoints)];
    return {
      mode: 'networks',
      container: '',
      attachments: [...new Set(names)].map((name) => attachmentOf(name, endpoints[name])),
    };
  },
  write(create, { mode, container, attachments }) {
    if (mode !== 'networks') {
      const NetworkMode = mode === 'container' ? `${containerPrefix}${container}` : mode;
      return patched(withHostConfig(create, { NetworkMode }), { NetworkingConfig: undefined });
    }
    const before = endpointsOf(create);
    const names = attachments.map(({ name }) => name);
    const isKept = networkPart.read(create).mode === 'networks' && names.includes(primaryNetwork(create));
    const moved = isKept ? create : withHostConfig(create, { NetworkMode: names[0] ?? 'bridge' });
    const EndpointsConfig = Object.fromEntries(
      attachments.map((attachment) => [attachment.name, endpointFor(attachment, before[attachment.name])]),
    );
    return { ...moved, NetworkingConfig: { ...create.NetworkingConfig, EndpointsConfig } };
  },
};

/** The network that a container starts on; the engine's default has several names. */
export function primaryNetwork({ HostConfig }: CreateContainer): string {
  const mode = HostConfig?.NetworkMode ?? '';
  return mode === '' || mode === 'default' ? 'bridge' : mode;
}

export function endpointsOf(create: CreateContainer): Endpoints {
  return create.NetworkingConfig?.EndpointsConfig ?? {};
}

function attachmentOf(name: string, endpoint: EndpointSettings | null | undefined): NetworkAttachment {
  return {
    name,
    aliases: [...(endpoint?.Aliases ?? [])],
    ipv4: endpoint?.IPAMConfig?.IPv4Address ?? '',
    ipv6: endpoint?.IPAMConfig?.IPv6Address ?? '',
  };
}

/** Links, driver options and the like of an endpoint that was there stay. */
function endpointFor(wanted: NetworkAttachment, before: EndpointSettings | undefined): EndpointSettings {
  const was = attachmentOf(wanted.name, before);
  const isSameAddress = wanted.ipv4 === was.ipv4 && wanted.ipv6 === was.ipv6;
  const addresses = patched(before?.IPAMConfig ?? {}, {
    IPv4Address: wanted.ipv4 || undefined,
    IPv6Address: wanted.ipv6 || undefined,
  });
  return patched(before ?? {}, {
    ...(JSON.stringify(wanted.aliases) !== JSON.stringify(was.aliases) && { Aliases: wanted.aliases }),
    ...(!isSameAddress && { IPAMConfig: Object.keys(addresses).length > 0 ? addresses : undefined }),
  });
}
