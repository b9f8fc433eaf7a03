import { compareApi, type ApiVersion } from '#library/docker/api-version.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import type { ContainerBody } from '../container-body.ts';

type Inspection = Pick<ContainerDetails, 'NetworkSettings'> & {
  readonly State: Pick<ContainerDetails['State'], 'Status'>;
};

/**
 * Before API 1.44 an engine takes a MAC address for the first network only (measured on 20.10). Later ones take all, but tell those of
 * further networks only while the container runs, or before it ran for the first time (measured on 26 and 28).
 */
export function macWarning({ create }: ContainerBody, inspection: Inspection, api: ApiVersion) {
  const mode = create.HostConfig?.NetworkMode;
  const further = Object.entries(create.NetworkingConfig?.EndpointsConfig ?? {}).filter(
    ([name]) => name !== mode && !(mode === 'default' && name === 'bridge'),
  );
  if (compareApi(api, '1.44') < 0) {
    const lost = further.filter(([, { MacAddress }]) => MacAddress).map(([name]) => name);
    return lost.length === 0
      ? undefined
      : `This engine sets a MAC address for the first network only, not for ${lost.join(', ')}.`;
  }
  if (inspection.State.Status === 'created') return undefined;
  const now = inspection.NetworkSettings.Networks ?? {};
  const untold = further.map(([name]) => name).filter((name) => now[name]?.MacAddress === '');
  return untold.length === 0
    ? undefined
    : `While it does not run, this engine does not tell whether a MAC address was chosen for ${untold.join(', ')}. Start it first to keep one.`;
}
