import type { Labels } from '#contracts/notify/matcher.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import type { DestinationList, Outbox } from '../delivery/outbox.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { SilenceBook } from '../silences/silence-book.ts';
import type { Dispatch } from './dispatch.ts';
import { emptyState, type DispatchState } from './dispatch-state.ts';
import { lead } from './lead-dispatch.ts';
import { quietAlerts } from './quiet-alerts.ts';
import type { Target } from './plan-flush.ts';
import type { RouteMatch } from './route-match.ts';
import { suppressor, type SuppressionRules, type Suppressor } from './suppression.ts';

/** The routing in use, ready to be asked. */
export interface DispatchRouting extends Omit<SuppressionRules, 'silences'> {
  routesFor(labels: Labels): readonly RouteMatch[];
  targetOf(receiver: string): Target;
  watch(listener: () => void): () => void;
}

export interface DispatchOptions {
  readonly kernel: NotifyKernel;
  readonly book: AlertBook;
  readonly silences: SilenceBook;
  readonly routing: DispatchRouting;
  readonly destinations: DestinationList;
  readonly outbox: Outbox;
}

export async function openDispatch(options: DispatchOptions): Promise<Dispatch & AsyncDisposable> {
  const { kernel, book, silences, routing } = options;
  const stop = new AbortController();
  const listeners = new Set<(fingerprints: readonly string[]) => void>();
  let state: DispatchState = emptyState();
  let running: Promise<void> = Promise.resolve();
  let cached: Suppressor | undefined;
  const current = (): Suppressor => {
    const nowMs = kernel.clock.now();
    if (!cached || nowMs >= (cached.nextChangeMs ?? Number.POSITIVE_INFINITY))
      cached = suppressor([...book.all()], rulesOf(routing, silences), nowMs);
    return cached;
  };
  const stale = () => (cached = undefined);
  const tell = (fingerprints: readonly string[]) => listeners.forEach((listener) => listener(fingerprints));
  const reasonsOf = (alert: AlertRecord) => {
    if (alert.state === 'resolved') return [];
    const route = state.groups.of(alert.fingerprint)[0]?.route ?? routing.routesFor(alert.labels)[0] ?? null;
    return current().reasons(alert, route, kernel.clock.now());
  };
  const quiet = quietAlerts(reasonsOf);
  const lookAgain = () => {
    stale();
    tell(quiet.changed(book.all()));
  };
  const unwatch = [
    book.watch(({ gone }) => (stale(), quiet.forget(gone))),
    silences.watch(lookAgain),
    routing.watch(lookAgain),
  ];
  kernel.coordinator.whileHolding(
    'dispatch',
    (lease) => {
      running = lead(options, lease, current, {
        begin: (begun) => (state = begun),
        looked: (members, told) => {
          const alerts = members.flatMap((fingerprint) => book.get(fingerprint) ?? []);
          tell([...new Set([...told, ...quiet.changed(alerts)])]);
        },
      });
      return running;
    },
    stop.signal,
  );
  return {
    suppressedBy: (fingerprint) => {
      const alert = book.get(fingerprint);
      return alert ? reasonsOf(alert) : [];
    },
    suppresses: (fingerprint) => current().explainedBy(fingerprint),
    routesOf: (labels) => routing.routesFor(labels).map(({ key, receiver }) => ({ route: key, receiver })),
    groups: () =>
      [...state.groups.all()].map(({ key, route, members, dueMs }) => ({
        key,
        receiver: route.receiver,
        labels: route.groupLabels,
        fingerprints: [...members],
        nextFlushMs: dueMs,
      })),
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      for (const each of unwatch) each();
      // Its failure is the coordinator's, which has logged it.
      await Promise.allSettled([running]);
    },
  };
}

/** The rules are read anew each time: they change with the routing. */
function rulesOf(routing: DispatchRouting, silences: SilenceBook): SuppressionRules {
  const { inhibitRules, dependencyRules } = routing;
  return { inhibitRules, dependencyRules, silences, isWithin: (name, atMs) => routing.isWithin(name, atMs) };
}
