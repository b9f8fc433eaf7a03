import type { RoutingProblem } from '#contracts/notify/routing.ts';
import type { Route, RoutingConfig } from '#contracts/notify/routing-config.ts';
import type { DestinationList } from '../delivery/outbox.ts';
import { targetOf } from './compile-routing.ts';

/** What can be used and is probably not meant: it depends on destinations, which come and go by themselves. */
export function routingWarnings(config: RoutingConfig, destinations: DestinationList): RoutingProblem[] {
  const known = new Set(destinations.all().map(({ id }) => id));
  const removed = config.receivers.flatMap(({ destinationIds }, index) =>
    destinationIds.flatMap((id, each) =>
      known.has(id)
        ? []
        : [{ path: `receivers.${index}.destinationIds.${each}`, message: 'This destination was removed.' }],
    ),
  );
  const reachNobody = (route: Route, path: string): RoutingProblem[] => {
    const { receiver } = route;
    const below = route.routes.flatMap((child, index) => reachNobody(child, `${path}.routes.${index}`));
    if (receiver === undefined || targetOf(receiver, config, destinations).destinationIds.length > 0)
      return below;
    const message = `Nobody hears of what goes to ${receiver}: it has no enabled destination.`;
    return [{ path: `${path}.receiver`, message }, ...below];
  };
  return [...removed, ...reachNobody(config.route, 'route')];
}
