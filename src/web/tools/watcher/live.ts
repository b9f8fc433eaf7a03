import { createStore, useStore } from '../../shell/store.ts';
import { emptyWatcher, type LiveWatcher } from './live-store.ts';

export const liveWatcher = createStore<LiveWatcher>(emptyWatcher);

export function useLiveWatcher(): LiveWatcher {
  return useStore(liveWatcher);
}
