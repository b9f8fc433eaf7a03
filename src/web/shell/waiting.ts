import { useToolPages } from './shell-context.ts';
import type { ToolId } from '#contracts/contract.ts';

/** How many things want a decision in a tool. The list of pages never changes, so the hooks keep their order. */
export function useWaiting(id: ToolId): number {
  const counts = useToolPages().map((pages) => ({ id: pages.id, count: pages.useWaiting?.() ?? 0 }));
  return counts.find((entry) => entry.id === id)?.count ?? 0;
}
