import type { Labels } from '#contracts/notify/matcher.ts';
import type { Lease } from '#kernel/coordinator/coordinator.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import type { DestinationList, Outbox } from '../delivery/outbox.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { SilenceBook } from '../silences/silence-book.ts';
import type { Dispatch } from './dispatch.ts';
import { emptyState, reschedule, type DispatchState } from './dispatch-state.ts';
import { doorbell } from './doorbell.ts';
import { flushGroups } from './flush-groups.ts';
import { readTold } from './notification-store.ts';
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

/** Groups that one transaction tells. */
const groupsAtOnce = 200;
/** How long until the next try when what was decided could not be written down. */
const retryMs = 5_000;

export async function openDispatch(options: DispatchOptions): Promise<Dispatch & AsyncDisposable> {
  const { kernel, book, silences, routing } = options;
  const stop = new AbortController();
  const listeners = new Set<(fingerprints: readonly string[]) => void>();
  let state: DispatchState = emptyState();
  let running: Promise<void> = Promise.resolve();
  let cached: { readonly atMs: number; readonly suppressor: Suppressor } | undefined;
  const current = (): Suppressor => {
    const nowMs = kernel.clock.now();
    if (cached?.atMs !== nowMs)
      cached = { atMs: nowMs, suppressor: suppressor([...book.all()], { ...routing, silences }, nowMs) };
    return cached.suppressor;
  };
  const stale = () => (cached = undefined);
  const unwatch = [book.watch(stale), silences.watch(stale), routing.watch(stale)];
  kernel.coordinator.whileHolding(
    'dispatch',
    (lease) => {
      running = lead(options, lease, current, {
        begin: (begun) => (state = begun),
        told: (fingerprints) => listeners.forEach((listener) => listener(fingerprints)),
      });
      return running;
    },
    stop.signal,
  );
  return {
    suppressedBy: (fingerprint) => {
      const alert = book.get(fingerprint);
      if (!alert || alert.state === 'resolved') return [];
      const route = state.groups.of(fingerprint)[0]?.route ?? routing.routesFor(alert.labels)[0] ?? null;
      return current().reasons(alert, route);
    },
    suppresses: (fingerprint) => current().suppressedBy(fingerprint, book.all()),
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
      await running;
    },
  };
}

interface Reports {
  begin(state: DispatchState): void;
  /** The alerts that something was decided about. */
  told(fingerprints: readonly string[]): void;
}

/** Runs until the lease ends: keeps the groups as the alerts are, and tells those that are due. */
async function lead(
  options: DispatchOptions,
  lease: Lease,
  current: () => Suppressor,
  reports: Reports,
): Promise<void> {
  const { kernel, book, routing, destinations } = options;
  const { clock, log } = kernel;
  let state = emptyState();
  let isAnew = true;
  const bell = doorbell(clock, lease.signal);
  const unwatch = [
    book.watch(({ changed }) => {
      if (!isAnew) for (const alert of changed) place(alert, state, routing, clock.now());
      bell.wake();
    }),
    routing.watch(() => {
      isAnew = true;
      bell.wake();
    }),
    destinations.watch(() => bell.wake()),
  ];
  try {
    while (!lease.signal.aborted) {
      if (isAnew) {
        isAnew = false;
        state = await rebuild(options);
        reports.begin(state);
      }
      const taken = state.due.take(clock.now(), groupsAtOnce);
      if (taken.length === 0) {
        await bell.wait(state.due.nextMs());
        continue;
      }
      try {
        reports.told(await flushGroups(taken, state, { ...options, lease, suppressor: current() }));
      } catch (error) {
        if (lease.signal.aborted) return;
        log.warn({ error, groups: taken.length }, 'could not write down who is told; trying again');
        for (const group of taken) reschedule(group, state, clock.now() + retryMs);
      }
    }
  } finally {
    for (const each of unwatch) each();
  }
}

/** The groups as the alerts and the notification log have them: the same after a crash as before. */
async function rebuild({ kernel, book, routing }: DispatchOptions): Promise<DispatchState> {
  const told = await readTold(kernel.database);
  const state = emptyState();
  for (const alert of book.all()) place(alert, state, routing, kernel.clock.now());
  const byKey = new Map(
    [...state.groups.all()].map((group) => [`${group.route.receiver}\u{0}${group.key}`, group]),
  );
  for (const { groupKey, receiver, destinationId, told: note } of told)
    byKey.get(`${receiver}\u{0}${groupKey}`)?.told.set(destinationId, note);
  return state;
}

function place(alert: AlertRecord, state: DispatchState, routing: DispatchRouting, nowMs: number): void {
  if (alert.state === 'pending' || state.groups.isPlaced(alert.fingerprint)) return;
  for (const group of state.groups.place(alert.fingerprint, routing.routesFor(alert.labels))) {
    const waitMs = group.route.groupWaitMs;
    reschedule(group, state, alert.startsAtMs + waitMs <= nowMs ? nowMs : nowMs + waitMs);
  }
}
