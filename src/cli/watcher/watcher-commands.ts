import type { Command } from '../command.ts';
import { listUpdates } from './list-updates.ts';
import { revertUpdate } from './revert-update.ts';
import { updateContainers } from './update-containers.ts';
import { updateHistory } from './update-history.ts';

/** In the order in which the help lists them. */
export const watcherCommands: readonly Command[] = [
  listUpdates,
  updateContainers,
  updateHistory,
  revertUpdate,
];
