import { createStore, useStore } from '../../shell/store.ts';
import { emptyPulse, type LivePulse } from './live-store.ts';

export const livePulse = createStore<LivePulse>(emptyPulse);

export function useLivePulse(): LivePulse {
  return useStore(livePulse);
}
