import { dayMs } from './time-steps.ts';

/** How long what is kept, and in how much room. */
export interface Retention {
  /** Every heartbeat. */
  readonly blocksKeptMs: number;
  /** The oldest blocks go when all take more. */
  readonly blockBytes: number;
  readonly hoursKeptMs: number;
  readonly daysKeptMs: number;
}

export const usualRetention: Retention = {
  blocksKeptMs: 400 * dayMs,
  blockBytes: 2 * 2 ** 30,
  hoursKeptMs: 800 * dayMs,
  daysKeptMs: 10 * 365 * dayMs,
};
