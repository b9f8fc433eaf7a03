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
  return new Journal(options);
}

class Journal implements ChangeJournal {
  readonly #options: ChangeJournalOptions;
  #waiting: HostChange[] = [];
  #writing: Promise<void> | undefined;
  #retryMs = firstRetryMs;
  #isClosed = false;
  #endPause: (() => void) | undefined;

  constructor(options: ChangeJournalOptions) {
    this.#options = options;
  }

  note(change: HostChange): void {
    this.#waiting.push(change);
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  async written(): Promise<void> {
    await this.#writing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    this.#endPause?.();
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { database, bus, log } = this.#options;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await database.transaction((tx) => writeChanges(bus, tx, batch));
        this.#retryMs = firstRetryMs;
      } catch (error) {
        this.#waiting = [...batch, ...this.#waiting];
        if (this.#isClosed) return;
        log.error(
          { error, waiting: this.#waiting.length },
          'Changes of containers cannot be written; trying again',
        );
        await this.#pause();
      }
    }
  }

  async #pause(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#options.clock.after(this.#retryMs, resolve);
    this.#endPause = resolve;
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    await promise;
    cancel();
  }
}

async function writeChanges(bus: Publisher, tx: Tx, changes: readonly HostChange[]): Promise<void> {
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
        const { exitCode, oomKilled, inferred, wasAskedFor } = transition;
        await bus.publish(
          tx,
          containerDied,
          { ...about(record), exitCode, oomKilled, inferred, ...(wasAskedFor && { wasAskedFor }) },
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
