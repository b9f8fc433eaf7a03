import { createStore, useStore } from '../../shell/store.ts';
import { emptyLab, type LiveLab } from './live-store.ts';

export const liveLab = createStore<LiveLab>(emptyLab);

export function useLiveLab(): LiveLab {
  return useStore(liveLab);
}
