import type { DispatchOptions } from './dispatch-options.ts';
import { suppressor, type SuppressionRules, type Suppressor } from './suppression.ts';

/** What keeps alerts quiet now, worked out once until something changes or a time ends. */
export function suppressorOfNow({ kernel, book, routing, silences }: DispatchOptions) {
  let cached: Suppressor | undefined;
  return {
    current: (): Suppressor => {
      const nowMs = kernel.clock.now();
      if (!cached || nowMs >= (cached.nextChangeMs ?? Number.POSITIVE_INFINITY))
        cached = suppressor([...book.all()], rulesOf(routing, silences), nowMs);
      return cached;
    },
    stale: () => void (cached = undefined),
  };
}

/** The rules are read anew each time: they change with the routing. */
function rulesOf(
  routing: DispatchOptions['routing'],
  silences: DispatchOptions['silences'],
): SuppressionRules {
  const { inhibitRules, dependencyRules } = routing;
  return { inhibitRules, dependencyRules, silences, isWithin: (name, atMs) => routing.isWithin(name, atMs) };
}
