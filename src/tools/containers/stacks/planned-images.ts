import type { StackPlan } from '#contracts/containers/stack-plan.ts';
import type { DeployOptions } from '#contracts/containers/stacks.ts';
import type { LocalImage, ResolvedProject } from './host-compose.ts';
import type { TypedStack } from './typed-stack.ts';
import { imageOf } from './up-rules.ts';

/** Images that a rollback brings back: reference to id. */
export type PinnedImages = ReadonlyMap<string, string>;

export async function localImages(
  { name, host }: Pick<TypedStack, 'name' | 'host'>,
  project: ResolvedProject,
): Promise<Map<string, LocalImage | null>> {
  const references = Object.entries(project.services).map(([service, config]) =>
    imageOf(name, service, config),
  );
  const found = await Promise.all(
    [...new Set(references)].map(
      async (reference) => [reference, await host.compose.image(reference)] as const,
    ),
  );
  return new Map(found);
}

/** What is to be pulled, built or tagged before the containers are made. */
export function plannedImages(
  { name }: TypedStack,
  project: ResolvedProject,
  images: ReadonlyMap<string, LocalImage | null>,
  options: DeployOptions,
  pinned: PinnedImages,
): StackPlan['images'] {
  return [...images].flatMap(([reference, image]): StackPlan['images'] => {
    const users = Object.entries(project.services).filter(
      ([service, config]) => imageOf(name, service, config) === reference,
    );
    const services = users.map(([service]) => service);
    const isBuilt = users.some(([, config]) => config['build'] !== undefined);
    const wanted = pinned.get(reference);
    if (wanted !== undefined && wanted !== image?.id) {
      return [
        { reference, services, action: 'retag', detail: `The image that ran then: ${wanted.slice(7, 19)}.` },
      ];
    }
    if (isBuilt && (options.build || !image)) {
      return [
        { reference, services, action: 'build', detail: image ? 'You ask for it.' : 'It is not here.' },
      ];
    }
    if (isBuilt || (image && options.pull !== 'always')) return [];
    const detail = image ? 'A newer one is looked for.' : 'It is not here.';
    return [{ reference, services, action: 'pull', detail }];
  });
}
