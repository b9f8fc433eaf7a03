import {
  resolveReferences,
  serviceHash,
  sharedWith,
  type ServiceConfig,
} from '#library/compose/service-hash.ts';
import type { ResolvedProject, StackContainer } from './host-compose.ts';

/**
 * The hashes that the label of a container may have when it was made by these settings; null when that cannot be told with this
 * version of compose. `config --hash` alone is not enough: it leaves env files unread, and what is shared unresolved, where `up`
 * does not (seen with 2.26).
 */
export function expectedHashes(
  project: ResolvedProject,
  service: string,
  containers: readonly StackContainer[],
): readonly string[] | null {
  const written = project.services[service];
  if (!written) return [];
  const config = withoutInactive(written, project);
  const printed = project.hashes.get(service);
  if (sharedWith(config).length === 0) {
    return [serviceHash(config), ...(printed === undefined ? [] : [printed])];
  }
  if (!isReproducible(project)) return null;
  const resolved = resolveReferences(config, (name) => firstContainer(containers, name));
  return resolved ? [serviceHash(resolved)] : [];
}

/** `up` forgets dependencies that are optional and have no active profile, where `config` prints them (seen with 2.26). */
function withoutInactive(config: ServiceConfig, { services }: ResolvedProject): ServiceConfig {
  const { depends_on: dependsOn, ...rest } = config;
  if (typeof dependsOn !== 'object' || dependsOn === null) return config;
  const active = Object.entries(dependsOn).filter(([name]) => services[name] !== undefined);
  return active.length === 0 ? rest : { ...config, depends_on: Object.fromEntries(active) };
}

/** Whether this version of compose hashes as we do. */
function isReproducible({ services, hashes }: ResolvedProject): boolean {
  return Object.entries(services).some(
    ([name, config]: [string, ServiceConfig]) => hashes.get(name) === serviceHash(config),
  );
}

/** The one whose id compose puts in: the first by name. */
function firstContainer(containers: readonly StackContainer[], service: string): string | null {
  const [first] = containers
    .filter((container) => container.service === service)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return first?.id ?? null;
}
