import type { HeartbeatRule } from '#contracts/notify/inputs.ts';

/** NEXUS was off, and the senders had nobody to tell: each gets at least this long after a start. */
const leastAfterStartMs = 60_000;

/**
 * When the next sign of life is due at the latest. `lastSignMs` is the last one, or when the address was made;
 * `listeningSinceMs` is when NEXUS began to listen: what came before, nobody heard.
 */
export function heartbeatDueMs(rule: HeartbeatRule, lastSignMs: number, listeningSinceMs: number): number {
  const dueMs = lastSignMs + rule.everyMs + rule.graceMs;
  return Math.max(dueMs, listeningSinceMs + Math.max(rule.graceMs, leastAfterStartMs));
}
