import type { RoutingConfig } from '#contracts/notify/routing-config.ts';

/** Mine over theirs, part by part: what I left as it was stays as they saved it. */
export function mergeRouting(base: RoutingConfig, mine: RoutingConfig, theirs: RoutingConfig): RoutingConfig {
  const isMine = (part: keyof RoutingConfig) => JSON.stringify(base[part]) !== JSON.stringify(mine[part]);
  return {
    route: isMine('route') ? mine.route : theirs.route,
    receivers: isMine('receivers') ? mine.receivers : theirs.receivers,
    timeIntervals: isMine('timeIntervals') ? mine.timeIntervals : theirs.timeIntervals,
    inhibitRules: isMine('inhibitRules') ? mine.inhibitRules : theirs.inhibitRules,
    dependencies: isMine('dependencies') ? mine.dependencies : theirs.dependencies,
    noiseRules: isMine('noiseRules') ? mine.noiseRules : theirs.noiseRules,
    resolveTimeoutMs: isMine('resolveTimeoutMs') ? mine.resolveTimeoutMs : theirs.resolveTimeoutMs,
  };
}
