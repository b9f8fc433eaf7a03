import { containers } from '#contracts/containers.ts';
import { defineTool } from '#kernel/tool.ts';
import type { ContainersSchema } from './containers-schema.ts';
import { operations } from './migrations/0001-operations.ts';
import { knownContainers } from './migrations/0002-known-containers.ts';
import { startContainers, type ContainersOptions } from './start-containers.ts';

export const containersMigrations = {
  '0001-operations': operations,
  '0002-known-containers': knownContainers,
};

export function createContainersTool(options: ContainersOptions) {
  return defineTool<typeof containers, ContainersSchema>({
    id: 'containers',
    title: containers.title,
    contract: containers,
    migrations: containersMigrations,
    start: (kernel) => startContainers(kernel, options),
  });
}
