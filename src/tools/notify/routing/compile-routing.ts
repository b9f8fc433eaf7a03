import type { Labels } from '#contracts/notify/matcher.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { compileMatchers } from '#library/alertmanager/matcher.ts';
import { containsTime } from '#library/alertmanager/time-interval.ts';
import type { DestinationList } from '../delivery/outbox.ts';
import type { CompiledDependencyRule } from '../dispatch/dependency.ts';
import type { CompiledInhibitRule } from '../dispatch/inhibit.ts';
import type { Target } from '../dispatch/plan-flush.ts';
import type { RouteMatch } from '../dispatch/route-match.ts';
import { compileRoutes, findRoutes, toMatch, type RouteNode } from './route-tree.ts';

/** A routing, ready to be asked thousands of times a second. */
export interface CompiledRouting {
  readonly root: RouteNode;
  readonly inhibitRules: readonly CompiledInhibitRule[];
  readonly dependencyRules: readonly CompiledDependencyRule[];
  routesFor(labels: Labels): readonly RouteMatch[];
  /** A time interval that does not exist never holds. */
  isWithin(interval: string, atMs: number): boolean;
}

export function compileRouting(config: RoutingConfig): CompiledRouting {
  const root = compileRoutes(config.route);
  const intervals = new Map(config.timeIntervals.map(({ name, ranges }) => [name, ranges]));
  return {
    root,
    inhibitRules: config.inhibitRules.map(({ name, source, target, equal }) => ({
      name,
      source: compileMatchers(source),
      target: compileMatchers(target),
      equal,
    })),
    dependencyRules: config.dependencies.map(({ levels, cause, graceMs }) => ({
      levels,
      isCause: compileMatchers(cause),
      graceMs,
    })),
    routesFor: (labels) => findRoutes(root, labels).map((node) => toMatch(node, labels)),
    isWithin: (interval, atMs) => containsTime(intervals.get(interval) ?? [], atMs),
  };
}

/**
 * The enabled destinations of a receiver. `default` means all that are marked so, unless it lists some; a destination is a
 * receiver by its own name too.
 */
export function targetOf(
  receiver: string,
  { receivers }: RoutingConfig,
  destinations: DestinationList,
): Target {
  const enabled = destinations.all().filter(({ isEnabled }) => isEnabled);
  const known = receivers.find(({ name }) => name === receiver);
  const sendResolved = known?.sendResolved ?? true;
  const listed = known?.destinationIds ?? [];
  const chosen = enabled.filter(({ id, name, isDefault }) => {
    if (listed.length > 0) return listed.includes(id);
    if (receiver === 'default') return isDefault;
    return !known && name === receiver;
  });
  return { destinationIds: chosen.map(({ id }) => id), sendResolved };
}
