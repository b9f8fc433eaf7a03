import type { ToolId } from '#contracts/contract.ts';
import { createStore, deriveStore, useStore } from './store.ts';

/** What the page may claim about its data. `offline` data is as of `sinceMs`. */
export interface Connection {
  readonly state: 'offline' | 'catching-up' | 'live';
  readonly sinceMs: number;
}

/** One for each tool that is followed. */
const connections = createStore<ReadonlyMap<ToolId, Connection>>(new Map());
const beginning: Connection = { state: 'catching-up', sinceMs: Date.now() };
const worstFirst: readonly Connection['state'][] = ['offline', 'catching-up', 'live'];

/** Of all tools the one that is furthest behind, for the longest. */
export const worstConnection = deriveStore(connections, (all): Connection => {
  const [worst = beginning] = [...all.values()].toSorted(
    (a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state) || a.sinceMs - b.sinceMs,
  );
  return worst;
});

export function useWorstConnection(): Connection {
  return useStore(worstConnection);
}

export function useConnection(tool: ToolId): Connection {
  return useStore(connections).get(tool) ?? beginning;
}

export function reportConnection(tool: ToolId, state: Connection['state']): void {
  const known = connections.get();
  if (known.get(tool)?.state === state) return;
  connections.set(new Map(known).set(tool, { state, sinceMs: Date.now() }));
}

/** It is not followed any more, so it cannot be behind. */
export function forgetConnection(tool: ToolId): void {
  const known = new Map(connections.get());
  if (known.delete(tool)) connections.set(known);
}
