import type { FieldChange } from '#contracts/containers/stack-plan.ts';
import { maskedValue } from '#contracts/containers/stack.ts';
import { compareServices } from '#library/compose/service-differences.ts';
import type { ServiceConfig } from '#library/compose/service-hash.ts';
import { comparedFields } from './container-settings.ts';
import { injectedTargets } from './injected-files.ts';
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
  const compared = asCompared(project, after, actual);
  const told = {
    ...actual,
    networks: listed(actual['networks']),
    volumes: toldVolumes(after, actual, compared),
  };
  return compareServices(withoutEmpty(told), withoutEmpty(compared), maskedValue);
}

/** The service with the names that the engine knows, and only with fields that it tells. */
function asCompared(project: ResolvedProject, service: ServiceConfig, actual: ServiceConfig): ServiceConfig {
  const picked = Object.entries(service).filter(
    ([field, value]) => comparedFields.includes(field) && value !== null,
  );
  const isOnNetworks = service['network_mode'] === undefined;
  const volumes = arrayOf(service['volumes']).map((volume): Mounted => {
    const { type, source, target, read_only: readOnly }: Record<string, unknown> = { ...Object(volume) };
    const name = type === 'volume' && typeof source === 'string' ? nameOf(project.volumes, source) : source;
    return mounted(type, name, target, readOnly);
  });
  return {
    ...undollar(Object.fromEntries(picked)),
    // What is only built has a name in the engine, and none in the file.
    image: service['image'] ?? actual['image'],
    networks: isOnNetworks
      ? listed(keysOf(service['networks']).map((name) => nameOf(project.networks, name)))
      : listed(actual['networks']),
    volumes: byTarget(volumes.filter(({ type }) => type !== 'tmpfs')),
  };
}

interface Mounted {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly read_only?: true;
}

function mounted(type: unknown, source: unknown, target: unknown, readOnly: unknown): Mounted {
  const [kind, name, place] = [type, source, target].map((part) => (typeof part === 'string' ? part : ''));
  const isUnnamed = /^[0-9a-f]{64}$/.test(name ?? '');
  const shown = { type: kind ?? '', source: isUnnamed ? '' : (name ?? ''), target: place ?? '' };
  return readOnly === true ? { ...shown, read_only: true } : shown;
}

/** Without what the image or a secret brings, so that only what a file says is compared. */
function toldVolumes(service: ServiceConfig, actual: ServiceConfig, compared: ServiceConfig): Mounted[] {
  const wanted = new Set(arrayOf(compared['volumes']).map(targetOf));
  const injected = new Set(injectedTargets(service));
  const volumes = arrayOf(actual['volumes']).map((volume) => {
    const { type, source, target, read_only: readOnly }: Record<string, unknown> = { ...Object(volume) };
    return mounted(type, source, target, readOnly);
  });
  const kept = volumes.filter(
    ({ source, target }) =>
      (source !== '' || wanted.has(target)) && !injected.has(target) && !target.startsWith('/run/secrets/'),
  );
  return byTarget(kept);
}

function byTarget(volumes: readonly Mounted[]): Mounted[] {
  return volumes.toSorted((a, b) => (a.target < b.target ? -1 : 1));
}

function withoutEmpty(service: ServiceConfig): ServiceConfig {
  return Object.fromEntries(
    Object.entries(service).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
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
