import type { PushState } from '../push/push-state.ts';

/** What jobs report by themselves, for the monitors that wait for that. */
export interface JobReports {
  /** By the number of the monitor; undefined: nothing yet. */
  reported(number: number): Promise<PushState | undefined>;
  /** Called when a monitor is worth a look at once. @returns stops it. */
  watch(listener: (number: number) => void): () => void;
}
