import {
  containerDied,
  containerHealthChanged,
  containerRemoved,
  containerStarted,
  hostReachable,
  hostUnreachable,
} from '#contracts/containers.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { EventBus } from '#kernel/bus/bus.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { ContainersSchema } from './containers-schema.ts';
import type { ContainerRecord, HostChange } from './host.ts';
import {
  forgetContainer,
  isToldUnreachable,
  rememberContainer,
  rememberToldUnreachable,
} from './known-container-store.ts';

export interface ChangeJournalOptions {
  readonly database: Database<ContainersSchema>;
  readonly bus: Publisher;
  readonly clock: Clock;
  readonly log: Log;
}

/** Remembers what is known of hosts and tells other tools what happened, both in one transaction, in order. */
export interface ChangeJournal extends AsyncDisposable {
  note(change: HostChange): void;
  /** Resolves when everything noted so far is on disk. */
  written(): Promise<void>;
}

type Publisher = Pick<EventBus, 'publish'>;
type Tx = Transaction<ContainersSchema>;

/** While the database refuses, so many changes wait; then the oldest are lost, and the next full list finds the state. */
const maxWaiting = 20_000;
const firstRetryMs = 500;
const longestRetryMs = 30_000;

export function createChangeJournal(options: ChangeJournalOptions): ChangeJournal {
  const { database, clock, log } = options;
  let waiting: HostChange[] = [];
  let writing: Promise<void> | undefined;
  let retryMs = firstRetryMs;
  let isClosed = false;
  let cancelPause: (() => void) | undefined;

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await database.transaction((tx) => writeChanges(options, tx, batch));
        retryMs = firstRetryMs;
      } catch (error) {
        waiting = [...batch, ...waiting];
        if (isClosed) return;
        log.error(
          { error, waiting: waiting.length },
          'Changes of containers cannot be written; trying again',
        );
        await pause();
      }
    }
  }

  async function pause(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = clock.after(retryMs, resolve);
    cancelPause = () => {
      cancel();
      resolve();
    };
    retryMs = Math.min(retryMs * 2, longestRetryMs);
    await promise;
  }

  return {
    note(change) {
      waiting.push(change);
      if (waiting.length > maxWaiting) waiting.shift();
      writing ??= write().finally(() => (writing = undefined));
    },
    written: async () => await writing,
    async [Symbol.asyncDispose]() {
      isClosed = true;
      cancelPause?.();
      await writing;
    },
  };
}

async function writeChanges(
  { bus }: ChangeJournalOptions,
  tx: Tx,
  changes: readonly HostChange[],
): Promise<void> {
  for (const change of changes) await publishChange(bus, tx, change);
  for (const [key, record] of lastOfEach(changes)) {
    if (record) await rememberContainer(tx, record);
    else await forgetContainer(tx, ...key);
  }
}

/** A container that changed often in one batch is written once; null when it is gone. */
function lastOfEach(
  changes: readonly HostChange[],
): Iterable<[key: [host: string, id: string], ContainerRecord | null]> {
  const last = new Map<string, [[string, string], ContainerRecord | null]>();
  for (const change of changes) {
    if (change.type !== 'container' && change.type !== 'removed') continue;
    const { host, id } = change.record.summary;
    last.set(`${host} ${id}`, [[host, id], change.type === 'removed' ? null : change.record]);
  }
  return last.values();
}

async function publishChange(bus: Publisher, tx: Tx, change: HostChange): Promise<void> {
  switch (change.type) {
    case 'container':
      return;
    case 'status':
      return await publishStatus(bus, tx, change.status);
    case 'removed':
      await bus.publish(tx, containerRemoved, about(change.record), keyOf(change.record));
      return;
    case 'health': {
      const { health } = change.record.summary;
      if (health === null) return;
      const payload = { ...about(change.record), health };
      await bus.publish(tx, containerHealthChanged, payload, keyOf(change.record));
      return;
    }
    case 'transition': {
      const { record, transition } = change;
      if (transition.type === 'started') {
        await bus.publish(tx, containerStarted, about(record), keyOf(record));
      } else {
        const { exitCode, oomKilled, inferred } = transition;
        await bus.publish(
          tx,
          containerDied,
          { ...about(record), exitCode, oomKilled, inferred },
          keyOf(record),
        );
      }
    }
  }
}

/** Others are told once when a host is lost and once when it is back, whatever it goes through in between. */
async function publishStatus(bus: Publisher, tx: Tx, status: HostStatus): Promise<void> {
  if (status.state === 'connecting') return;
  const isUnreachable = status.state !== 'live';
  if (isUnreachable === (await isToldUnreachable(tx, status.id))) return;
  await rememberToldUnreachable(tx, status.id, isUnreachable);
  const key = { key: status.id };
  if (isUnreachable) {
    await bus.publish(tx, hostUnreachable, { host: status.id, reason: status.reason }, key);
  } else {
    await bus.publish(tx, hostReachable, { host: status.id }, key);
  }
}

function about({ summary }: ContainerRecord) {
  return { host: summary.host, id: summary.id, name: summary.name, stack: summary.stack?.name ?? null };
}

function keyOf({ summary }: ContainerRecord): { key: string } {
  return { key: summary.id };
}
