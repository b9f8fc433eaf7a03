import type { Labels } from '#contracts/notify/matcher.ts';
import type { RouteTrace } from '#contracts/notify/routing.ts';
import { compileMatcher, formatMatcher, formatMatchers } from '#library/alertmanager/matcher.ts';
import { groupKeyOf, type RouteMatch } from '../dispatch/route-match.ts';
import { findRoutes, toMatch, type RouteNode } from './route-tree.ts';

export interface TraceOptions {
  readonly destinationsOf: (receiver: string) => { readonly id: string; readonly name: string }[];
  /** Why nobody would hear of it on that route. */
  readonly heldBy: (route: RouteMatch) => RouteTrace['outcomes'][number]['heldBy'];
}

/** Each part of the tree that an alert meets on its way, and where it ends up. */
export function traceRoute(root: RouteNode, labels: Labels, options: TraceOptions): RouteTrace {
  const chosen = new Set(findRoutes(root, labels));
  const steps: RouteTrace['steps'] = [];
  visit(root, labels, chosen, steps);
  return {
    steps,
    outcomes: [...chosen].map((node) => {
      const match = toMatch(node, labels);
      return {
        position: [...node.position],
        receiver: node.receiver,
        destinations: options.destinationsOf(node.receiver),
        groupKey: groupKeyOf(match),
        groupWaitMs: node.groupWaitMs,
        groupIntervalMs: node.groupIntervalMs,
        repeatIntervalMs: node.repeatIntervalMs,
        heldBy: options.heldBy(match),
      };
    }),
  };
}

/** @returns whether the part, or one below it, takes the alert. */
function visit(
  node: RouteNode,
  labels: Labels,
  chosen: ReadonlySet<RouteNode>,
  steps: RouteTrace['steps'],
): boolean {
  const failed = node.matchers.find((matcher) => !compileMatcher(matcher)(labels));
  steps.push({
    position: [...node.position],
    route: formatMatchers(node.matchers),
    matched: failed === undefined,
    failed: failed ? formatMatcher(failed) : null,
    seen: failed ? (labels[failed.name] ?? '') : null,
    chosen: chosen.has(node),
  });
  if (failed) return false;
  for (const child of node.routes) if (visit(child, labels, chosen, steps) && !child.continue) break;
  return true;
}
