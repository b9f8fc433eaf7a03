import type { Command } from './command.ts';
import { actOnContainers } from './act-on-containers.ts';
import { listContainers } from './list-containers.ts';
import { listStacks } from './list-stacks.ts';
import { login } from './login.ts';
import { logs } from './logs.ts';
import { actOnStacks } from './act-on-stacks.ts';
import { deployStack } from './deploy-stack.ts';
import { planStack } from './plan-stack.ts';
import { pulseCommands } from './pulse/pulse-commands.ts';
import { securityCommands } from './security/security-commands.ts';
import { watcherCommands } from './watcher/watcher-commands.ts';

/** In the order in which the help lists them. */
export const commands: readonly Command[] = [
  login,
  listContainers,
  ...actOnContainers,
  logs,
  listStacks,
  planStack,
  deployStack,
  ...actOnStacks,
  ...watcherCommands,
  ...pulseCommands,
  ...securityCommands,
];
