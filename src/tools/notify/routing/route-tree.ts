import type { Labels } from '#contracts/notify/matcher.ts';
import type { Route } from '#contracts/notify/routing-config.ts';
import { compileMatchers, formatMatchers, type LabelMatcher } from '#library/alertmanager/matcher.ts';
import type { RouteMatch } from '../dispatch/route-match.ts';

/** Alertmanager's values for what no part of the tree says. */
const defaults = { groupWaitMs: 30_000, groupIntervalMs: 300_000, repeatIntervalMs: 14_400_000 };

/** A part of the tree with what it inherits filled in. */
export interface RouteNode {
  /** The position as text. */
  readonly id: string;
  /** From the root: [] is the root, [0, 2] the third child of its first. */
  readonly position: readonly number[];
  readonly key: string;
  readonly receiver: string;
  readonly matchers: readonly LabelMatcher[];
  readonly matches: (labels: Labels) => boolean;
  readonly groupBy: readonly string[];
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
  readonly muteTimeIntervals: readonly string[];
  readonly activeTimeIntervals: readonly string[];
  readonly continue: boolean;
  readonly routes: readonly RouteNode[];
}

/**
 * Children inherit the receiver, the grouping and the timers; time intervals they do not. Source: Alertmanager's routing tree.
 * @throws MatcherError when a pattern is none.
 */
export function compileRoutes(root: Route): RouteNode {
  return compileRoute(root, undefined, []);
}

function compileRoute(route: Route, parent: RouteNode | undefined, position: readonly number[]): RouteNode {
  const own = formatMatchers(route.matchers);
  const inherited = { receiver: '', groupBy: [], ...defaults, ...parent };
  const node = {
    id: position.join('/'),
    position,
    key: parent ? `${parent.key}/${own}` : own,
    receiver: route.receiver ?? inherited.receiver,
    matchers: route.matchers,
    matches: compileMatchers(route.matchers),
    groupBy: route.groupBy ?? inherited.groupBy,
    groupWaitMs: route.groupWaitMs ?? inherited.groupWaitMs,
    groupIntervalMs: route.groupIntervalMs ?? inherited.groupIntervalMs,
    repeatIntervalMs: route.repeatIntervalMs ?? inherited.repeatIntervalMs,
    muteTimeIntervals: route.muteTimeIntervals,
    activeTimeIntervals: route.activeTimeIntervals,
    continue: route.continue,
    routes: [] as RouteNode[],
  };
  node.routes.push(...route.routes.map((child, index) => compileRoute(child, node, [...position, index])));
  return node;
}

/**
 * Depth first, left to right: a child that matches takes the alert, and later ones are not asked unless it says `continue`;
 * where no child matches, the part itself takes it.
 */
export function findRoutes(node: RouteNode, labels: Labels): RouteNode[] {
  if (!node.matches(labels)) return [];
  const found: RouteNode[] = [];
  for (const child of node.routes) {
    const below = findRoutes(child, labels);
    found.push(...below);
    if (below.length > 0 && !child.continue) break;
  }
  return found.length > 0 ? found : [node];
}

export function toMatch(node: RouteNode, labels: Labels): RouteMatch {
  return {
    id: node.id,
    key: node.key,
    receiver: node.receiver,
    groupLabels: groupLabelsOf(node.groupBy, labels),
    groupWaitMs: node.groupWaitMs,
    groupIntervalMs: node.groupIntervalMs,
    repeatIntervalMs: node.repeatIntervalMs,
    muteTimeIntervals: node.muteTimeIntervals,
    activeTimeIntervals: node.activeTimeIntervals,
  };
}

function groupLabelsOf(groupBy: readonly string[], labels: Labels): Labels {
  if (groupBy.includes('...')) return labels;
  const named = groupBy.filter((name) => Object.hasOwn(labels, name) && labels[name] !== '');
  return Object.fromEntries(named.map((name) => [name, labels[name] ?? '']));
}
