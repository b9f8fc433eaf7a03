import { expectedHashes } from './expected-hashes.ts';
import type { ResolvedProject, StackContainer } from './host-compose.ts';
import { inlineHashes } from './inline-configs.ts';
import { imageOf } from './up-rules.ts';
import { keepImages, runningImages } from './keep-images.ts';
import type { KnownStack } from './known-stacks.ts';
import type { StackContext } from './stack-context.ts';
import type { VersionContent } from './stack-versions.ts';
import type { VersionRow } from './version-store.ts';

/** What runs of a stack now, for a version to remember. */
export interface Running {
  readonly images: VersionRow['images'];
  readonly configs: VersionContent['configs'];
}

export async function whatRuns(
  { host, name }: Pick<KnownStack, 'host' | 'name'>,
  containers: readonly StackContainer[],
  project: ResolvedProject | null,
  former: VersionContent['configs'] = {},
): Promise<Running> {
  const services = Object.entries(project?.services ?? {});
  const references = new Map(
    services.map(([service, config]) => [service, imageOf(name, service, config)] as const),
  );
  return {
    images: await runningImages(host.compose, containers, references),
    configs: project ? configsOf(project, containers, former) : {},
  };
}

/** Only of services whose container was made by exactly these settings. */
function configsOf(
  project: ResolvedProject,
  containers: readonly StackContainer[],
  former: VersionContent['configs'],
): VersionContent['configs'] {
  const known = Object.entries(project.services).flatMap(([service, config]) => {
    const container = containers.find((one) => one.service === service);
    const hash = container?.configHash;
    if (!container || hash === undefined) return [];
    if (!expectedHashes(project, service, containers)?.includes(hash)) return [];
    const last = former[service];
    const inline = last?.container === container.id ? last.inline : inlineHashes(project, config);
    return [[service, { hash, config, container: container.id, inline }] as const];
  });
  return Object.fromEntries(known);
}

/** Marks a version as deployed, with what runs of it, and keeps its images. */
export async function recordRun(
  { versions, log }: StackContext,
  { host, name }: Pick<KnownStack, 'host' | 'name'>,
  version: VersionRow,
  running: Running,
): Promise<void> {
  await versions.finish(version, 'deployed', running);
  await keepImages(host.compose, name, await versions.list(host.id, name), log);
}
