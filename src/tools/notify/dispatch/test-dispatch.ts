import type { Labels } from '#contracts/notify/matcher.ts';
import { manualClock, type ManualClock } from '#kernel/clock.ts';
import type { AlertBook, AlertChanges } from '../alerts/alert-book.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';
import type { PendingMessage } from '../message/message.ts';
import { eventually } from '#kernel/eventually.ts';
import { openTestKernel, type TestKernel } from '../test-notify.ts';
import type { DispatchRouting } from './dispatch-options.ts';
import { openDispatch } from './open-dispatch.ts';
import type { Dispatch } from './dispatch.ts';

export const startMs = 1_800_000_000_000;
export const second = 1_000;

export function alertOf(labels: Labels, changes: Partial<AlertRecord> = {}): AlertRecord {
  return {
    fingerprint: Object.values(labels).join('/'),
    labels,
    annotations: {},
    severity: 'warning',
    title: Object.values(labels).join(' '),
    startsAtMs: startMs,
    endsAtMs: null,
    endsByTimeout: false,
    updatedAtMs: startMs,
    generatorUrl: null,
    source: { kind: 'alertmanager', id: '', name: 'Prometheus' },
    evidence: null,
    state: 'firing',
    acknowledgement: null,
    snoozedUntilMs: null,
    snoozeEndedMs: null,
    flapping: null,
    episodeId: null,
    ...changes,
  };
}

/** Groups by `group`: 3 s, then every 10 s; reminders after a minute. */
export function testRouting(
  changes: Partial<DispatchRouting> & { sendResolved?: boolean } = {},
): DispatchRouting {
  return {
    routesFor: (labels) => [
      {
        id: '',
        key: '{}',
        receiver: 'default',
        groupLabels: { group: labels['group'] ?? '' },
        groupWaitMs: 3 * second,
        groupIntervalMs: 10 * second,
        repeatIntervalMs: 60 * second,
        muteTimeIntervals: [],
        activeTimeIntervals: [],
      },
    ],
    targetOf: () => ({ destinationIds: ['phone'], sendResolved: changes.sendResolved ?? true }),
    inhibitRules: [],
    dependencyRules: [],
    isWithin: () => false,
    watch: () => () => {},
    ...changes,
  };
}

export const a = alertOf({ group: 'g', name: 'a' });
export const b = alertOf({ group: 'g', name: 'b' });
export const over = (alert: AlertRecord, atMs: number): AlertRecord => ({
  ...alert,
  state: 'resolved',
  endsAtMs: atMs,
});

/** A book that holds what it is given. */
export function fakeBook(records: Map<string, AlertRecord> = new Map()) {
  const listeners = new Set<(changes: AlertChanges) => void>();
  const settled: string[] = [];
  const book: AlertBook = {
    get: (fingerprint) => records.get(fingerprint),
    all: () => records.values(),
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    accept: () => Promise.reject(new Error('not here')),
    settle: (ended) => {
      settled.push(...ended.map(({ fingerprint }) => fingerprint));
      return Promise.resolve();
    },
    forget: (ended) => ended.forEach(({ fingerprint }) => records.delete(fingerprint)),
  };
  return {
    book,
    settled,
    records,
    set(...changed: AlertRecord[]) {
      for (const alert of changed) records.set(alert.fingerprint, alert);
      for (const listener of listeners) listener({ changed, gone: [] });
    },
  };
}

export interface DispatchUnderTest extends AsyncDisposable {
  readonly kernel: TestKernel;
  readonly clock: ManualClock;
  readonly dispatch: Dispatch;
  readonly alerts: ReturnType<typeof fakeBook>;
  /** What was enqueued since the last call: the destination, the reason, and the alerts with `+` firing or `-` over. */
  told(): string[];
  messages: PendingMessage[];
  /** Lets time pass second by second, and everything due then happen. */
  pass(ms: number): Promise<void>;
  silence: { readonly ids: string[]; changed(): void };
}

export async function openDispatchUnderTest(
  routing: DispatchRouting,
  options: {
    folder?: string;
    records?: Map<string, AlertRecord>;
    clock?: ManualClock;
    failing?: () => boolean;
  } = {},
): Promise<DispatchUnderTest> {
  const clock = options.clock ?? manualClock(startMs);
  const kernel = await openTestKernel({ clock, ...(options.folder && { folder: options.folder }) });
  const alerts = fakeBook(options.records);
  const messages: PendingMessage[] = [];
  const silenceListeners = new Set<() => void>();
  const silence = { ids: [] as string[], changed: () => silenceListeners.forEach((listener) => listener()) };
  let looked = 0;
  const dispatch = await openDispatch({
    kernel,
    book: alerts.book,
    routing,
    silences: {
      silencing: () => silence.ids.map((id) => ({ id, text: id })),
      watch(listener) {
        silenceListeners.add(listener);
        return () => void silenceListeners.delete(listener);
      },
    },
    destinations: { all: () => [], watch: () => () => {} },
    outbox: {
      enqueue(_, batch) {
        if (options.failing?.()) return Promise.reject(new Error('the disk is full'));
        messages.push(...batch);
        return Promise.resolve();
      },
      wake: () => {},
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      await kernel.database.query.selectFrom('notifications').select('group_key').limit(1).execute();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  // The first look of the leader.
  await eventually(async () => (await settle(), true));
  return {
    kernel,
    clock,
    dispatch,
    alerts,
    messages,
    silence,
    told() {
      const fresh = messages.slice(looked);
      looked = messages.length;
      return fresh.map(({ destinationId, reason, alerts: all }) => {
        const names = all.map(({ isFiring, fingerprint }) => `${isFiring ? '+' : '-'}${fingerprint}`);
        return `${destinationId} ${reason} ${names.toSorted().join(' ')}`;
      });
    },
    async pass(ms) {
      await settle();
      for (let left = ms; left > 0; left -= 1_000) {
        clock.advance(Math.min(1_000, left));
        await settle();
      }
    },
    async [Symbol.asyncDispose]() {
      await dispatch[Symbol.asyncDispose]();
      await kernel[Symbol.asyncDispose]();
    },
  };
}
