import { useSyncExternalStore } from 'react';
import type { Beats } from './beats.ts';
import { livePulse } from './live.ts';

const none: Beats = [];

/** Of one monitor only, so that a check of another draws nothing anew. */
export function useBeats(number: number): Beats {
  return useSyncExternalStore(livePulse.subscribe, () => livePulse.get().beats.get(number) ?? none);
}
