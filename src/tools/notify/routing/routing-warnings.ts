import type { RoutingProblem } from '#contracts/notify/routing.ts';
import type { Route, RoutingConfig } from '#contracts/notify/routing-config.ts';
import { formatMatcher } from '#library/alertmanager/matcher.ts';
import type { DestinationList } from '../delivery/outbox.ts';
import { problemWords as words } from './problem-words.ts';
import { targetOf } from './compile-routing.ts';

/** What can be used and is probably not meant: it depends on destinations, which come and go by themselves. */
export function routingWarnings(config: RoutingConfig, destinations: DestinationList): RoutingProblem[] {
  const known = new Set(destinations.all().map(({ id }) => id));
  const removed = config.receivers.flatMap(({ destinationIds }, index) =>
    destinationIds.flatMap((id, each) =>
      known.has(id)
        ? []
        : [{ path: `receivers.${index}.destinationIds.${each}`, ...words.removedDestination }],
    ),
  );
  const reachNobody = (route: Route, path: string): RoutingProblem[] => {
    const { receiver } = route;
    const below = route.routes.flatMap((child, index) => reachNobody(child, `${path}.routes.${index}`));
    if (receiver === undefined || targetOf(receiver, config, destinations).destinationIds.length > 0)
      return below;
    return [{ path: `${path}.receiver`, ...words.reachesNobody(receiver) }, ...below];
  };
  return [
    ...removed,
    ...reachNobody(config.route, 'route'),
    ...neverReached(config.route, 'route'),
    ...config.timeIntervals.flatMap(({ ranges }, index) =>
      ranges.length > 0 ? [] : [{ path: `timeIntervals.${index}.ranges`, ...words.neverHolds }],
    ),
  ];
}

/** A route whose conditions are those of an earlier one and more: the earlier one takes all that would come to it. */
function neverReached({ routes }: Route, path: string): RoutingProblem[] {
  return routes.flatMap((route, index) => {
    const place = `${path}.routes.${index}`;
    const own = new Set(route.matchers.map(formatMatcher));
    const isTaken = routes
      .slice(0, index)
      .some((one) => !one.continue && one.matchers.every((matcher) => own.has(formatMatcher(matcher))));
    return [
      ...(isTaken ? [{ path: `${place}.matchers`, ...words.neverReached }] : []),
      ...neverReached(route, place),
    ];
  });
}
