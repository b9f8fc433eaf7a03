import type { DeviceSpec } from '#contracts/containers/container-spec.ts';
import { withHostConfig, type SpecPart } from './spec-part.ts';

export const devicesPart: SpecPart<DeviceSpec[]> = {
  read: ({ HostConfig }) =>
    (HostConfig?.Devices ?? []).map(({ PathOnHost, PathInContainer, CgroupPermissions }) => ({
      hostPath: PathOnHost,
      containerPath: PathInContainer,
      permissions: CgroupPermissions,
    })),
  write: (create, devices) =>
    withHostConfig(create, {
      Devices: devices.map(({ hostPath, containerPath, permissions }) => ({
        PathOnHost: hostPath,
        PathInContainer: containerPath || hostPath,
        CgroupPermissions: permissions || 'rwm',
      })),
    }),
};
