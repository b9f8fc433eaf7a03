import type { DestinationList } from '../delivery/outbox.ts';
import type { DispatchRouting } from '../dispatch/dispatch-options.ts';
import { compileRouting, targetOf } from './compile-routing.ts';
import type { RoutingDocument } from './routing-document.ts';

/** The routing in use, compiled once for each change. */
export function liveRouting(routing: RoutingDocument, destinations: DestinationList): DispatchRouting {
  let version = routing.version;
  let compiled = compileRouting(routing.config);
  const current = () => {
    if (routing.version !== version) {
      version = routing.version;
      compiled = compileRouting(routing.config);
    }
    return compiled;
  };
  return {
    routesFor: (labels) => current().routesFor(labels),
    isWithin: (interval, atMs) => current().isWithin(interval, atMs),
    targetOf: (receiver) => targetOf(receiver, routing.config, destinations),
    get inhibitRules() {
      return current().inhibitRules;
    },
    get dependencyRules() {
      return current().dependencyRules;
    },
    watch: (listener) => routing.watch(listener),
  };
}
