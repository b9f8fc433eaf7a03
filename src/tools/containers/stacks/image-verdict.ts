import { isDeepStrictEqual } from 'node:util';
import type { ServiceConfig } from '#library/compose/service-hash.ts';
import { expectedHashes } from './expected-hashes.ts';
import type { ResolvedProject, StackContainer } from './host-compose.ts';
import { problemOf, type ServiceImageProblem } from './service-image-words.ts';

/** What compose makes of the files before and after: undefined when this service has this image, and nothing else changed. */
export function verdictOnImage(
  before: ResolvedProject,
  after: ResolvedProject,
  service: string,
  image: string,
): ServiceImageProblem | undefined {
  const [old, now] = [before.services[service], after.services[service]];
  if (!old || !now) return problemOf('not-active', { service });
  const others = touched(
    { ...before, services: without(before, service) },
    { ...after, services: without(after, service) },
  );
  const isOwnTouched = !isDeepStrictEqual({ ...old, image }, { ...now, image });
  const all = isOwnTouched ? [service, ...others] : others;
  if (all.length > 0) return problemOf('touches-others', { service, others: all.slice(0, 5).join(', ') });
  if (now['image'] === image) return undefined;
  return problemOf('wrong-image', { service, image: typeof now['image'] === 'string' ? now['image'] : '–' });
}

type Services = ResolvedProject['services'];

function without({ services }: ResolvedProject, service: string): Services {
  return Object.fromEntries(Object.entries(services).filter(([name]) => name !== service));
}

function touched(before: ResolvedProject, after: ResolvedProject): string[] {
  const kinds = ['services', 'networks', 'volumes', 'configs'] as const;
  return kinds.flatMap((kind) => {
    const [old, now] = [before[kind], after[kind]];
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return names.filter((name) => !isDeepStrictEqual(old[name], now[name]));
  });
}

/** The project as its files said it while they named the image that runs; of several containers, one that is not made anew yet. */
export function beforeImage(
  after: ResolvedProject,
  service: string,
  containers: readonly StackContainer[],
): ResolvedProject {
  const image = after.services[service]?.['image'];
  const own = containers.filter((one) => one.service === service);
  const running = (own.find((one) => one.image !== image) ?? own[0])?.image;
  const config: ServiceConfig = {
    ...after.services[service],
    ...(running !== undefined && { image: running }),
  };
  return { ...after, services: { ...after.services, [service]: config } };
}

/**
 * What compose will expect in the label of a container that has only its image changed. Null unless all of the service's containers
 * are as the files said before, or as they say after: else the new label would hide that they are not.
 */
export function configHashAfter(
  before: ResolvedProject,
  after: ResolvedProject,
  service: string,
  containers: readonly StackContainer[],
): string | null {
  const own = containers.filter((one) => one.service === service);
  if (own.length === 0) return null;
  const old = expectedHashes(before, service, containers) ?? [];
  const now = expectedHashes(after, service, containers) ?? [];
  // The same way of counting that gave the present labels gives the next one.
  const found = now.find((hash, way) =>
    own.every(({ configHash }) => configHash === old[way] || configHash === hash),
  );
  return found ?? null;
}
