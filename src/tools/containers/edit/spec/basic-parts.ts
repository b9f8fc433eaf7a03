import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import { patched, withHostConfig, type SpecPart } from './spec-part.ts';

/** Properties that are one property of the create body each. Empty means: not set. */
export const basicParts = {
  image: {
    read: ({ Image }) => Image,
    write: (create, Image) => ({ ...create, Image }),
  } satisfies SpecPart<ContainerSpec['image']>,
  command: {
    read: ({ Cmd }) => (Cmd ? [...Cmd] : null),
    write: (create, command) => patched(create, { Cmd: command ?? undefined }),
  } satisfies SpecPart<ContainerSpec['command']>,
  entrypoint: {
    read: ({ Entrypoint }) => (Entrypoint ? [...Entrypoint] : null),
    write: (create, entrypoint) => patched(create, { Entrypoint: entrypoint ?? undefined }),
  } satisfies SpecPart<ContainerSpec['entrypoint']>,
  workingDirectory: {
    read: ({ WorkingDir = '' }) => WorkingDir,
    write: (create, directory) => patched(create, { WorkingDir: directory || undefined }),
  } satisfies SpecPart<ContainerSpec['workingDirectory']>,
  user: {
    read: ({ User = '' }) => User,
    write: (create, user) => patched(create, { User: user || undefined }),
  } satisfies SpecPart<ContainerSpec['user']>,
  hostname: {
    read: ({ Hostname = '' }) => Hostname,
    write: (create, hostname) => patched(create, { Hostname: hostname || undefined }),
  } satisfies SpecPart<ContainerSpec['hostname']>,
  labels: {
    read: ({ Labels }) => Object.entries(Labels ?? {}).map(([name, value]) => ({ name, value })),
    write: (create, labels) => ({
      ...create,
      Labels: Object.fromEntries(labels.map(({ name, value }) => [name, value])),
    }),
  } satisfies SpecPart<ContainerSpec['labels']>,
  tty: {
    read: ({ Tty = false }) => Tty,
    write: (create, Tty) => ({ ...create, Tty }),
  } satisfies SpecPart<ContainerSpec['tty']>,
  openStdin: {
    read: ({ OpenStdin = false }) => OpenStdin,
    write: (create, OpenStdin) => ({ ...create, OpenStdin }),
  } satisfies SpecPart<ContainerSpec['openStdin']>,
  privileged: {
    read: ({ HostConfig }) => HostConfig?.Privileged ?? false,
    write: (create, Privileged) => withHostConfig(create, { Privileged }),
  } satisfies SpecPart<ContainerSpec['privileged']>,
  capAdd: {
    read: ({ HostConfig }) => [...(HostConfig?.CapAdd ?? [])],
    write: (create, CapAdd) => withHostConfig(create, { CapAdd }),
  } satisfies SpecPart<ContainerSpec['capAdd']>,
  capDrop: {
    read: ({ HostConfig }) => [...(HostConfig?.CapDrop ?? [])],
    write: (create, CapDrop) => withHostConfig(create, { CapDrop }),
  } satisfies SpecPart<ContainerSpec['capDrop']>,
  extraHosts: {
    read: ({ HostConfig }) => [...(HostConfig?.ExtraHosts ?? [])],
    write: (create, ExtraHosts) => withHostConfig(create, { ExtraHosts }),
  } satisfies SpecPart<ContainerSpec['extraHosts']>,
  dns: {
    read: ({ HostConfig }) => [...(HostConfig?.Dns ?? [])],
    write: (create, Dns) => withHostConfig(create, { Dns }),
  } satisfies SpecPart<ContainerSpec['dns']>,
} as const;
