import { expectedHashes } from './expected-hashes.ts';
import type { ResolvedProject, StackContainer } from './host-compose.ts';
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
): Promise<Running> {
  const services = Object.entries(project?.services ?? {});
  const references = new Map(
    services.map(([service, config]) => [service, imageOf(name, service, config)] as const),
  );
  return {
    images: await runningImages(host.compose, containers, references),
    configs: project ? configsOf(project, containers) : {},
  };
}

/** Only of services whose container was made by exactly these settings. */
function configsOf(
  project: ResolvedProject,
  containers: readonly StackContainer[],
): VersionContent['configs'] {
  const known = Object.entries(project.services).flatMap(([service, config]) => {
    const hash = containers.find((one) => one.service === service)?.configHash;
    const isMadeByThese = hash !== undefined && expectedHashes(project, service, containers)?.includes(hash);
    return isMadeByThese ? [[service, { hash, config }] as const] : [];
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
