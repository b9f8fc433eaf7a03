import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Host } from '../host.ts';
import type { StackContainer } from './host-compose.ts';
import type { KnownStack } from './known-stacks.ts';
import type { StackContext } from './stack-context.ts';
import { storedStacks } from './stack-store.ts';

/** Stacks as last seen, while the engine is away. */
export async function rememberedStacks(context: StackContext, host: Host): Promise<KnownStack[]> {
  const stored = (await storedStacks(context.database)).filter((stack) => stack.host === host.id);
  const containers = host.list().flatMap(({ summary }) => rememberedContainer(summary));
  const names = new Set([...containers.map(({ project }) => project), ...stored.map(({ name }) => name)]);
  return [...names].toSorted().map((name) => {
    const own = containers.filter(({ project }) => project === name);
    const known = stored.find((stack) => stack.name === name);
    const place = known ?? own.find(({ workingDirectory }) => workingDirectory !== null);
    return {
      host,
      name,
      origin: known?.origin ?? 'found',
      containers: own,
      project: place?.workingDirectory
        ? {
            name,
            workingDirectory: place.workingDirectory,
            configFiles: place.configFiles,
            environmentFiles: known?.environmentFiles ?? [],
            profiles: [],
          }
        : null,
    };
  });
}

function rememberedContainer(summary: ContainerSummary): StackContainer[] {
  const { stack } = summary;
  if (!stack) return [];
  const { name: project, service, workingDirectory, configFiles } = stack;
  const untold = { number: 1, configHash: '', imageLabel: '', environmentFiles: [], volumes: [] };
  return [{ ...summary, ...untold, project, service, workingDirectory, configFiles }];
}
