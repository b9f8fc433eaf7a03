import type { Operation } from '#contracts/containers/operation.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { ContainersSchema } from '../containers-schema.ts';
import type { ContainerRecord, Host, HostChange } from '../host.ts';
import { newsOf, type ContainerNews } from './container-news.ts';
import { insertEvent, repeatEvent, type NewEvent } from './event-store.ts';
import { hostHistories, type HostHistories } from './host-histories.ts';
import { historyOfContainer, noteSeen, type History } from './history-store.ts';
import { operationNews } from './operation-news.ts';
import { repeats } from './repeats.ts';
import { eventsKeptMs } from './retention.ts';
import { writeQueue, type WriteQueue } from './write-queue.ts';

export interface TimelineJournalOptions {
  readonly hosts: readonly Pick<Host, 'id' | 'list' | 'watch'>[];
  readonly operations: { watch(listener: (operation: Operation) => void): () => void };
  readonly database: Database<ContainersSchema>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Writes what happens to containers into the timeline, each under the history that it belongs to. */
export interface TimelineJournal extends AsyncDisposable {
  /** The history of a container that is there; undefined until it is on disk. */
  historyOf(host: string, containerId: string): History | undefined;
  /** Resolves when everything seen so far is on disk. */
  written(): Promise<void>;
}

interface WatchedHost {
  readonly id: string;
  /** As last told by the host. */
  readonly latest: Map<string, ContainerRecord>;
  /** As it was at the entry that is being written, so that a slow disk changes nothing about what follows what. */
  readonly present: Map<string, ContainerRecord>;
  readonly histories: HostHistories;
  /** When each last started, as told: first sight and the host's own word may tell the same start. */
  readonly starts: Map<string, number>;
}

/** What there is to write: the news of one container, or the end of an operation. */
type Entry =
  | {
      readonly host: WatchedHost;
      readonly record: ContainerRecord;
      readonly news: readonly ContainerNews[];
      readonly isGone: boolean;
    }
  | { readonly operation: Operation };

type Tx = Transaction<ContainersSchema>;

export function openTimelineJournal(options: TimelineJournalOptions): TimelineJournal {
  return new Journal(options);
}

class Journal implements TimelineJournal {
  readonly #clock: Clock;
  readonly #hosts: ReadonlyMap<string, WatchedHost>;
  readonly #unwatch: readonly (() => void)[];
  readonly #repeats = repeats();
  #hasForgotten = false;
  readonly #queue: WriteQueue<Entry>;
  readonly #database: Database<ContainersSchema>;

  constructor({ hosts, operations, database, clock, log }: TimelineJournalOptions) {
    this.#clock = clock;
    this.#database = database;
    this.#queue = writeQueue({ clock, log, write: (batch) => this.#writeOrForget(batch) });
    this.#hosts = new Map(hosts.map((host) => [host.id, watchedHost(host)]));
    for (const host of this.#hosts.values()) this.#greet(host);
    this.#unwatch = [
      ...hosts.map((host) => host.watch((change) => this.#onChange(this.#hosts.get(host.id), change))),
      operations.watch((operation) => operationNews(operation) && this.#queue.add({ operation })),
    ];
  }

  historyOf(host: string, containerId: string): History | undefined {
    return this.#hosts.get(host)?.histories.of(containerId);
  }

  async written(): Promise<void> {
    await this.#queue.written();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const unwatch of this.#unwatch) unwatch();
    await this.#queue[Symbol.asyncDispose]();
  }

  /** Those an earlier process knew are no news, but need their histories. */
  #greet(host: WatchedHost): void {
    for (const record of host.latest.values()) {
      this.#queue.add({ host, record, news: [], isGone: false });
    }
  }

  #onChange(host: WatchedHost | undefined, change: HostChange): void {
    if (!host || change.type === 'status') return;
    const { record } = change;
    const { id } = record.summary;
    const before = host.latest.get(id);
    const nowMs = this.#clock.now();
    const news = newsOf(change, before, nowMs).filter(
      ({ kind, atMs }) =>
        atMs > nowMs - eventsKeptMs && !(kind === 'started' && host.starts.get(id) === atMs),
    );
    for (const { kind, atMs } of news) if (kind === 'started') host.starts.set(id, atMs);
    const isGone = change.type === 'removed';
    host.latest.set(id, record);
    if (isGone) for (const map of [host.latest, host.starts]) map.delete(id);
    if (news.length > 0 || !before) this.#queue.add({ host, record, news, isGone });
  }

  /** What was bound in a transaction that failed may not exist. */
  async #writeOrForget(batch: readonly Entry[]): Promise<void> {
    try {
      await this.#database.transaction((tx) => this.#write(tx, batch));
    } catch (error) {
      this.#hasForgotten = true;
      this.#repeats.clear();
      for (const { histories } of this.#hosts.values()) histories.forgetAll();
      throw error;
    }
    if (!this.#hasForgotten) return;
    this.#hasForgotten = false;
    for (const host of this.#hosts.values()) this.#greet(host);
  }

  async #write(tx: Tx, batch: readonly Entry[]): Promise<void> {
    for (const entry of batch) {
      await ('operation' in entry ? this.#writeOperation(tx, entry.operation) : this.#writeNews(tx, entry));
    }
  }

  async #writeNews(tx: Tx, { host, record, news, isGone }: Extract<Entry, { host: unknown }>): Promise<void> {
    const nowMs = this.#clock.now();
    host.present.set(record.summary.id, record);
    const { history, replaced } = await host.histories.bind(tx, record, nowMs);
    const { id: containerId } = record.summary;
    const about = { historyId: history.id, host: host.id, containerId, stack: history.stack };
    if (replaced) {
      const detail = { from: replaced.image, to: record.summary.image };
      await this.#tell(tx, { ...about, kind: 'replaced', atMs: record.run.startedMs ?? nowMs, detail });
    }
    for (const each of news) await this.#tell(tx, { ...about, ...each });
    if (!isGone) return;
    await noteSeen(tx, [history.id], nowMs);
    host.present.delete(containerId);
    host.histories.unbind(containerId);
  }

  async #writeOperation(tx: Tx, operation: Operation): Promise<void> {
    const { host, subject, targetId } = operation;
    const news = operationNews(operation);
    if (!news) return;
    if (subject === 'stack') {
      await this.#tell(tx, { historyId: null, host, containerId: null, stack: targetId, ...news });
    }
    if (subject !== 'container') return;
    const history = this.historyOf(host, targetId) ?? (await historyOfContainer(tx, host, targetId));
    if (!history) return;
    const about = { historyId: history.id, host, containerId: targetId, stack: history.stack };
    await this.#tell(tx, { ...about, ...news });
  }

  async #tell(tx: Tx, event: NewEvent): Promise<void> {
    const what = JSON.stringify([event.historyId ?? event.stack, event.host, event.kind, event.detail]);
    const row = this.#repeats.rowFor(what, event.atMs);
    if (row !== undefined) return await repeatEvent(tx, row, event.atMs);
    this.#repeats.written(what, event.atMs, await insertEvent(tx, event));
  }
}

function watchedHost(host: Pick<Host, 'id' | 'list'>): WatchedHost {
  const latest = new Map(host.list().map((record) => [record.summary.id, record]));
  const present = new Map(latest);
  return { id: host.id, latest, present, histories: hostHistories(host.id, present), starts: new Map() };
}
