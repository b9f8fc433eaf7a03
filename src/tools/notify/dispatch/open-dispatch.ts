import type { Suppression } from '#contracts/notify/alert.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import type { Dispatch } from './dispatch.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { emptyState, type DispatchState } from './dispatch-state.ts';
import { lead } from './lead-dispatch.ts';
import { quietAlerts, type QuietAlerts } from './quiet-alerts.ts';
import type { Suppressor } from './suppression.ts';
import { suppressorOfNow } from './suppressor-of-now.ts';

export async function openDispatch(options: DispatchOptions): Promise<Dispatch & AsyncDisposable> {
  const { kernel, book, routing } = options;
  const stop = new AbortController();
  const listeners = new Set<(fingerprints: readonly string[]) => void>();
  const tell = (fingerprints: readonly string[]) => listeners.forEach((listener) => listener(fingerprints));
  let state: DispatchState = emptyState();
  let running: Promise<void> = Promise.resolve();
  const ofNow = suppressorOfNow(options);
  const reasonsOf = (alert: AlertRecord) => {
    if (alert.state === 'resolved') return [];
    const route = state.groups.of(alert.fingerprint)[0]?.route ?? routing.routesFor(alert.labels)[0] ?? null;
    return ofNow.current().reasons(alert, route, kernel.clock.now());
  };
  const quiet = quietAlerts(reasonsOf);
  const unwatch = watchCauses(options, { quiet, tell, stale: ofNow.stale });
  const events = {
    begin: (begun: DispatchState) => void (state = begun),
    looked: (members: readonly string[], told: readonly string[]) => {
      const alerts = members.flatMap((fingerprint) => book.get(fingerprint) ?? []);
      tell([...new Set([...told, ...quiet.changed(alerts)])]);
    },
  };
  kernel.coordinator.whileHolding(
    'dispatch',
    (lease) => (running = lead(options, lease, ofNow.current, events)),
    stop.signal,
  );
  return {
    ...viewOf(options, { state: () => state, current: ofNow.current, reasonsOf }),
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      unwatch();
      // Its failure is the coordinator's, which has logged it.
      await Promise.allSettled([running]);
    },
  };
}

interface Causes {
  readonly quiet: QuietAlerts;
  readonly tell: (fingerprints: readonly string[]) => void;
  readonly stale: () => void;
}

/** Whatever may make an alert quiet, or no longer so. @returns stops it. */
function watchCauses(
  { book, silences, routing }: DispatchOptions,
  { quiet, tell, stale }: Causes,
): () => void {
  const lookAgain = () => {
    stale();
    tell(quiet.changed(book.all()));
  };
  const stops = [
    book.watch(({ gone }) => (stale(), quiet.forget(gone))),
    silences.watch(lookAgain),
    routing.watch(lookAgain),
  ];
  return () => {
    for (const each of stops) each();
  };
}

interface Looks {
  readonly state: () => DispatchState;
  readonly current: () => Suppressor;
  readonly reasonsOf: (alert: AlertRecord) => readonly Suppression[];
}

function viewOf(
  { book, routing }: DispatchOptions,
  { state, current, reasonsOf }: Looks,
): Omit<Dispatch, 'watch'> {
  return {
    suppressedBy: (fingerprint) => {
      const alert = book.get(fingerprint);
      return alert ? reasonsOf(alert) : [];
    },
    suppresses: (fingerprint) => current().explainedBy(fingerprint),
    routesOf: (labels) => routing.routesFor(labels).map(({ key, receiver }) => ({ route: key, receiver })),
    groups: () =>
      [...state().groups.all()].map(({ key, route, members, dueMs }) => ({
        key,
        receiver: route.receiver,
        labels: route.groupLabels,
        fingerprints: [...members],
        nextFlushMs: dueMs,
      })),
  };
}
