import type { ToolId } from '#contracts/contract.ts';
import { useToolPages } from './shell-context.ts';
import { createStore, useStore } from './store.ts';

const nothing = createStore(0);

/** How many things want a decision in a tool. */
export function useWaiting(id: ToolId): number {
  return useStore(useToolPages().find((pages) => pages.id === id)?.waiting ?? nothing);
}
