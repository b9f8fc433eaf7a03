import { z } from 'zod';
import { call } from '../contract.ts';
import { defineEvent } from '../event.ts';
import { Evidence } from '../notify/alert.ts';

/** A time of which nothing is known. Of a clock that was set back, `fromMs` is the later one. */
export const WatchGap = z.object({
  /** `stopped`: NEXUS did not run. `asleep`: the process was frozen, or too busy to look. */
  kind: z.enum(['clock-forward', 'clock-back', 'asleep', 'stopped']),
  fromMs: z.int(),
  toMs: z.int(),
});
export type WatchGap = z.infer<typeof WatchGap>;

/** How well the watch is kept, since the process that keeps it has begun. */
export const WatchReport = z.object({
  sinceMs: z.int(),
  /** Checks whose time has come, and what became of them. */
  due: z.int(),
  done: z.int(),
  /** Passed without a check: still busy with the one before, asleep, or the clock was set. */
  missed: z.int(),
  /** Due now, and waiting for a place. */
  behind: z.int(),
  running: z.int(),
  /** From the time due to the start of the check, over the last few thousand. */
  lateP50Ms: z.number(),
  lateP99Ms: z.number(),
  lateMaxMs: z.number(),
  /** Since when our own network is lost; null: it is there. */
  networkLostSinceMs: z.int().nullable(),
  /** The last time for which nothing is known because the clock was set or nobody was awake. */
  lastGap: WatchGap.nullable(),
  /** What waits to be stored: heartbeats and what comes of them. */
  unwritten: z.int(),
  /** Heartbeats that were given up because they could not be stored for long. */
  lost: z.int(),
});
export type WatchReport = z.infer<typeof WatchReport>;

export const watchEndpoints = {
  watchReport: call({
    method: 'GET',
    path: '/watch',
    summary: 'Read how well the watch is kept: checks due and done, how late, and what is not known',
    access: 'pulse:read',
    /** `here` is null where another process keeps it. */
    result: z.object({ here: WatchReport.nullable() }),
  }),
};

const AboutNetwork = z.object({
  /** One line, and in Spanish. */
  summary: z.string(),
  summaryEs: z.string(),
  evidence: Evidence,
  /** The first failure that belongs to it. */
  sinceMs: z.int(),
  atMs: z.int(),
  /** Hosts that stopped answering at once. */
  hosts: z.int(),
});

/** Said once for all monitors: while it lasts, failures say nothing about their targets. */
export const networkLost = defineEvent('pulse.network-lost', AboutNetwork);
export const networkBack = defineEvent('pulse.network-back', AboutNetwork);
