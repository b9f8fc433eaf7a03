import type { Receiver, RoutingConfig, TimeInterval } from '#contracts/notify/routing-config.ts';
import { changeAllRoutes } from './edit-tree.ts';

/** Puts something into a list: in the place of the one at `index`, or behind all when there is none. */
export function putAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return index < list.length ? list.with(index, item) : [...list, item];
}

/** With the receiver in its place; routes that named it go with its name. */
export function putReceiver(config: RoutingConfig, index: number, receiver: Receiver): RoutingConfig {
  const before = config.receivers[index]?.name;
  const isRenamed = before !== undefined && before !== receiver.name;
  return {
    ...config,
    receivers: putAt(config.receivers, index, receiver),
    route: isRenamed
      ? changeAllRoutes(config.route, (route) =>
          route.receiver === before ? { ...route, receiver: receiver.name } : route,
        )
      : config.route,
  };
}

/** With the times in their place; routes that named them go with their name. */
export function putInterval(config: RoutingConfig, index: number, interval: TimeInterval): RoutingConfig {
  const before = config.timeIntervals[index]?.name;
  const rename = (names: readonly string[]) => names.map((name) => (name === before ? interval.name : name));
  const isRenamed = before !== undefined && before !== interval.name;
  return {
    ...config,
    timeIntervals: putAt(config.timeIntervals, index, interval),
    route: isRenamed
      ? changeAllRoutes(config.route, (route) => ({
          ...route,
          muteTimeIntervals: rename(route.muteTimeIntervals),
          activeTimeIntervals: rename(route.activeTimeIntervals),
        }))
      : config.route,
  };
}
