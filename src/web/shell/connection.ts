import { createStore, useStore } from './store.ts';

/** What the page may claim about its data. `offline` data is as of `sinceMs`. */
export type Connection =
  | { readonly state: 'catching-up'; readonly sinceMs: number }
  | { readonly state: 'live'; readonly sinceMs: number }
  | { readonly state: 'offline'; readonly sinceMs: number };

export const connection = createStore<Connection>({ state: 'catching-up', sinceMs: Date.now() });

export function useConnection(): Connection {
  return useStore(connection);
}

export function reportConnection(state: Connection['state']): void {
  if (connection.get().state !== state) connection.set({ state, sinceMs: Date.now() });
}
