import type { FieldChange } from '#contracts/containers/stack-plan.ts';
import { maskedValue } from '#contracts/containers/stack.ts';
import { compareServices } from '#library/compose/service-differences.ts';
import type { ServiceConfig } from '#library/compose/service-hash.ts';
import { comparedFields } from './container-settings.ts';
import type { HostCompose, ResolvedProject, StackContainer } from './host-compose.ts';
import type { VersionContent } from './stack-versions.ts';

/**
 * The fields in which a container's settings differ from the files: against what compose made of the files when the container was
 * made, where that was kept, otherwise against what the engine tells of the container.
 */
export async function changedFields(
  compose: HostCompose,
  project: ResolvedProject,
  container: StackContainer,
  kept: readonly VersionContent[],
): Promise<FieldChange[]> {
  const after = project.services[container.service];
  if (!after) return [];
  const former = kept.map(({ configs }) => configs[container.service]);
  const known = former.find((one) => one?.hash === container.configHash);
  if (known) return compareServices(known.config, after, maskedValue);
  const actual = await compose.asService(container.id);
  return compareServices(
    { ...actual, networks: listed(actual['networks']) },
    asCompared(project, after, actual),
    maskedValue,
  );
}

/** The service with the names that the engine knows, and only with fields that it tells. */
function asCompared(project: ResolvedProject, service: ServiceConfig, actual: ServiceConfig): ServiceConfig {
  const picked = Object.entries(service).filter(
    ([field, value]) => comparedFields.includes(field) && value !== null,
  );
  const compared: Record<string, unknown> = { ...undollar(Object.fromEntries(picked)) };
  const isOnNetworks = service['network_mode'] === undefined;
  compared['networks'] = isOnNetworks
    ? listed(keysOf(service['networks']).map((name) => nameOf(project.networks, name)))
    : listed(actual['networks']);
  compared['volumes'] = arrayOf(service['volumes']).map((volume) => {
    if (typeof volume !== 'object' || volume === null) return volume;
    const { type, source, target, read_only: readOnly }: Record<string, unknown> = { ...volume };
    const name = type === 'volume' && typeof source === 'string' ? nameOf(project.volumes, source) : source;
    return {
      type,
      target,
      ...(name !== undefined && { source: name }),
      ...(readOnly === true && { read_only: true }),
    };
  });
  // An unnamed volume has a name in the engine only, and a built image one in compose only.
  const targets = new Set(arrayOf(compared['volumes']).map(targetOf));
  const unnamed = arrayOf(actual['volumes']).filter((volume) => !targets.has(targetOf(volume)));
  if (isEmptySource(unnamed)) compared['volumes'] = [...arrayOf(compared['volumes']), ...unnamed];
  if (compared['image'] === undefined) compared['image'] = actual['image'];
  return compared;
}

function isEmptySource(volumes: readonly unknown[]): boolean {
  return volumes.every(
    (volume) =>
      typeof volume === 'object' &&
      volume !== null &&
      'source' in volume &&
      typeof volume.source === 'string' &&
      /^[0-9a-f]{64}$/.test(volume.source),
  );
}

function targetOf(volume: unknown): unknown {
  return typeof volume === 'object' && volume !== null && 'target' in volume ? volume.target : undefined;
}

function nameOf(definitions: ResolvedProject['networks'], key: string): string {
  const name = definitions[key]?.['name'];
  return typeof name === 'string' ? name : key;
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function listed(names: unknown): string[] {
  return arrayOf(names)
    .filter((name) => typeof name === 'string')
    .toSorted();
}

/** `config` writes a dollar sign twice, so that its output is a compose file again. */
function undollar(service: ServiceConfig): ServiceConfig {
  return JSON.parse(JSON.stringify(service).replaceAll('$$', '$'));
}
