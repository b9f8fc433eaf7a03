import { z } from 'zod';
import { ContainerSummary } from './container.ts';
import { HostStatus } from './host.ts';
import { Operation } from './operation.ts';

/** One moment of one container. Null: this host cannot say. */
export const StatsSample = z.object({
  id: z.string(),
  atMs: z.int(),
  /** Of one core: 100 is one core fully used. */
  cpuPercent: z.number().nullable(),
  /** Without the page cache. */
  memoryBytes: z.int().nullable(),
  memoryLimitBytes: z.int().nullable(),
});
export type StatsSample = z.infer<typeof StatsSample>;

/**
 * What the live stream sends. It begins with `snapshot` (everything), or, resuming from an id still remembered,
 * with the changes since. Items after it replace what they name.
 */
export const LiveItem = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    hosts: z.array(HostStatus),
    containers: z.array(ContainerSummary),
    operations: z.array(Operation),
  }),
  z.object({ type: z.literal('host'), host: HostStatus }),
  z.object({ type: z.literal('container'), container: ContainerSummary }),
  z.object({ type: z.literal('container-removed'), host: z.string(), id: z.string() }),
  z.object({ type: z.literal('operation'), operation: Operation }),
  z.object({ type: z.literal('stats'), host: z.string(), samples: z.array(StatsSample) }),
]);
export type LiveItem = z.infer<typeof LiveItem>;

export const LogLine = z.object({
  /** Nanoseconds since the epoch, as text: too large for a number. */
  timeNano: z.string(),
  stream: z.enum(['stdout', 'stderr']),
  text: z.string(),
  /** The line was longer than 256 KiB and is cut. */
  truncated: z.boolean(),
});
export type LogLine = z.infer<typeof LogLine>;

export const LogItem = z.discriminatedUnion('type', [
  z.object({ type: z.literal('lines'), lines: z.array(LogLine) }),
  /** Lines that were lost between two batches because this reader was too slow. */
  z.object({ type: z.literal('skipped'), count: z.int() }),
  /** The container stopped or was removed; following ends. */
  z.object({ type: z.literal('ended'), reason: z.string() }),
]);
export type LogItem = z.infer<typeof LogItem>;
