import type { CreateContainer } from '#library/docker/container-config.ts';
import type { Capture } from '../recreate/recreation.ts';
import type { ContainerBody } from '../recreate/container-body.ts';
import { mountsPart } from './spec/mounts-part.ts';
import { endpointsOf } from './spec/networks-part.ts';
import { patched, withHostConfig } from './spec/spec-part.ts';

/** A container of this image with nothing said about it yet. */
export function bodyForImage(image: string, names: ReadonlySet<string>): ContainerBody {
  const [repository = ''] = image.split('@');
  const last = repository.split('/').at(-1)?.split(':')[0] ?? '';
  const base = last.replace(/[^a-zA-Z0-9_.-]/g, '').replace(/^[_.-]+/, '');
  const create = {
    Image: image,
    HostConfig: { NetworkMode: 'bridge', RestartPolicy: { Name: 'no' as const } },
  };
  return { name: base.length < 2 ? '' : freeName(base, names), create };
}

/**
 * The same container once more, without what only one can have: its name, ports of the host, fixed addresses, names on its
 * networks, its place in a stack, and the data of volumes without a name.
 */
export function bodyForCopy({ body, anonymousVolumes }: Capture, names: ReadonlySet<string>): ContainerBody {
  const { name, create } = body;
  const unnamed = new Set(anonymousVolumes.map(({ target }) => target));
  const mounts = mountsPart.read(create);
  const own = mounts.map((mount) => (unnamed.has(mount.target) ? { ...mount, source: '' } : mount));
  const fresh = unnamed.size > 0 ? mountsPart.write(create, own) : create;
  return { name: freeName(`${name}-copy`, names), create: withoutIdentity(fresh) };
}

function withoutIdentity(create: CreateContainer): CreateContainer {
  const ports = Object.entries(create.HostConfig?.PortBindings ?? {}).map(([key, bindings]) => [
    key,
    (bindings ?? []).map((binding) => ({ ...binding, HostPort: '' })),
  ]);
  const endpoints = Object.entries(endpointsOf(create)).map(([network, endpoint]) => [
    network,
    patched(endpoint, { IPAMConfig: undefined, MacAddress: undefined, Aliases: undefined }),
  ]);
  const labels = Object.entries(create.Labels ?? {}).filter(
    ([name]) => !name.startsWith('com.docker.compose.'),
  );
  return withHostConfig(
    patched(create, {
      Labels: create.Labels ? Object.fromEntries(labels) : undefined,
      MacAddress: undefined,
      NetworkingConfig: create.NetworkingConfig && { EndpointsConfig: Object.fromEntries(endpoints) },
    }),
    create.HostConfig?.PortBindings ? { PortBindings: Object.fromEntries(ports) } : {},
  );
}

function freeName(base: string, names: ReadonlySet<string>): string {
  let [name, count] = [base, 1];
  while (names.has(name)) {
    count += 1;
    name = `${base}-${count}`;
  }
  return name;
}
