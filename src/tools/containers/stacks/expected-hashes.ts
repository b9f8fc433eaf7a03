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
  const config = project.services[service];
  if (!config) return [];
  const printed = project.hashes.get(service);
  if (sharedWith(config).length === 0) {
    return [serviceHash(config), ...(printed === undefined ? [] : [printed])];
  }
  if (!isReproducible(project)) return null;
  const resolved = resolveReferences(config, (name) => firstContainer(containers, name));
  return resolved ? [serviceHash(resolved)] : [];
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
