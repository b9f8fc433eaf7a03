import { z } from 'zod';
import { stream } from '../contract.ts';
import { MonitorNow, MonitorRow } from './monitor.ts';

/** A monitor that was just checked. */
export const LiveCheck = MonitorNow.extend({ id: z.string() });
export type LiveCheck = z.infer<typeof LiveCheck>;

/** `all` comes first, in parts: `rest` is how many are still to come. */
export const LiveMonitors = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), monitors: z.array(MonitorRow), rest: z.int() }),
  /** New ones, and those that somebody has changed. */
  z.object({ kind: z.literal('changed'), monitors: z.array(MonitorRow), gone: z.array(z.string()) }),
  z.object({ kind: z.literal('checked'), checks: z.array(LiveCheck) }),
]);
export type LiveMonitors = z.infer<typeof LiveMonitors>;

export const liveEndpoints = {
  liveMonitors: stream({
    path: '/live',
    summary: 'Follow monitors: all of them first, then what is changed and what is checked',
    access: 'pulse:read',
    scoped: true,
    item: LiveMonitors,
  }),
};
