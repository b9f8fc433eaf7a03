import { containers } from '#contracts/containers.ts';
import { defineTool } from '#kernel/tool.ts';
import type { ContainersSchema } from './containers-schema.ts';
import { operations } from './migrations/0001-operations.ts';
import { knownContainers } from './migrations/0002-known-containers.ts';
import { operationSubjects } from './migrations/0003-operation-subjects.ts';
import { recreations } from './migrations/0004-recreations.ts';
import { stacks } from './migrations/0005-stacks.ts';
import { usage } from './migrations/0006-usage.ts';
import { containerEvents } from './migrations/0007-container-events.ts';
import { operationResources } from './migrations/0008-operation-resources.ts';
import { terminals } from './migrations/0009-terminals.ts';
import { selfRecreations } from './migrations/0010-self-recreations.ts';
import { startContainers, type ContainersOptions } from './start-containers.ts';

export const containersMigrations = {
  '0001-operations': operations,
  '0002-known-containers': knownContainers,
  '0003-operation-subjects': operationSubjects,
  '0004-recreations': recreations,
  '0005-stacks': stacks,
  '0006-usage': usage,
  '0007-container-events': containerEvents,
  '0008-operation-resources': operationResources,
  '0009-terminals': terminals,
  '0010-self-recreations': selfRecreations,
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
