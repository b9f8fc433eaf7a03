import type { EngineError } from './engine-error.ts';

/** Times in milliseconds since the epoch, by our clock. `offline` keeps its beginning while attempts go on. */
export type EngineState =
  | { readonly is: 'connecting'; readonly sinceMs: number }
  | { readonly is: 'live'; readonly sinceMs: number }
  | { readonly is: 'offline'; readonly sinceMs: number; readonly reason: EngineError };

export interface EngineStateKeeper {
  live(): void;
  /** Resolves how long the connection had been live before, zero when it was not. */
  failed(reason: EngineError): { liveForMs: number };
}

/** Starts as `connecting`, and tells every change; a new reason for being offline is one. */
export function engineStateKeeper(tell: (state: EngineState) => void, now: () => number): EngineStateKeeper {
  let state: EngineState;
  const enter = (next: EngineState) => {
    state = next;
    tell(next);
  };
  enter({ is: 'connecting', sinceMs: now() });
  return {
    live: () => enter({ is: 'live', sinceMs: now() }),
    failed(reason) {
      const atMs = now();
      const liveForMs = state.is === 'live' ? atMs - state.sinceMs : 0;
      if (state.is !== 'offline') enter({ is: 'offline', sinceMs: atMs, reason });
      else if (!isSame(state.reason, reason)) enter({ ...state, reason });
      return { liveForMs };
    },
  };
}

function isSame(a: EngineError, b: EngineError): boolean {
  return a.kind === b.kind && a.message === b.message;
}
