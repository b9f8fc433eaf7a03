import { z } from 'zod';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { isUnderWay } from './run-state.ts';

export const runOutcomes = ['under-way', 'succeeded', 'back', 'failed'] as const;
export type RunOutcome = (typeof runOutcomes)[number];

const word = z.string().optional().catch(undefined);

/** What of the history is in the address. */
export const RunSearch = z.object({
  q: word,
  outcome: z.enum(runOutcomes).optional().catch(undefined),
  stack: word,
});
export type RunSearch = z.infer<typeof RunSearch>;

export function outcomeOf({ state }: Pick<UpdateRun, 'state'>): RunOutcome {
  if (state === 'succeeded' || state === 'back' || state === 'failed') return state;
  return 'under-way';
}

/** How long it took; null while it goes on. */
export function tookMs({ state, startedAtMs, endedAtMs }: UpdateRun): number | null {
  return isUnderWay(state) || endedAtMs === null ? null : endedAtMs - startedAtMs;
}
