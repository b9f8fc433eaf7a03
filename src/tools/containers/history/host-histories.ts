import type { ContainersSchema } from '../containers-schema.ts';
import type { ContainerRecord } from '../host.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { historyKeys } from './history-key.ts';
import {
  historyOfContainer,
  historyWithKey,
  insertHistory,
  removeHistory,
  updateHistory,
  type History,
} from './history-store.ts';
import { moveEvents } from './event-store.ts';

type Tx = Transaction<ContainersSchema>;

const unsettledMs = 2 * 60_000;

/** Which history each container of a host belongs to. */
export interface HostHistories {
  /** As last bound; undefined for a container that was not. */
  of(containerId: string): History | undefined;
  /**
   * Finds or begins the history of a container. One that never ran, or has just begun, is bound anew when its name changes, since
   * tools create under a temporary name; later it stays where it is.
   */
  bind(tx: Tx, record: ContainerRecord, nowMs: number): Promise<Bound>;
  unbind(containerId: string): void;
  /** After a transaction that failed: what it has bound may not exist. */
  forgetAll(): void;
}

export interface Bound {
  readonly history: History;
  /** The container that this one follows, when it has just taken its place. */
  readonly replaced: { readonly containerId: string; readonly image: string } | null;
}

/** `present` are the containers that are there now, by id. */
export function hostHistories(host: string, present: ReadonlyMap<string, ContainerRecord>): HostHistories {
  return new Bindings(host, present);
}

class Bindings implements HostHistories {
  readonly #host: string;
  readonly #present: ReadonlyMap<string, ContainerRecord>;
  readonly #bound = new Map<string, number>();
  /** Each once, since several containers may share one. */
  readonly #known = new Map<number, History>();

  constructor(host: string, present: ReadonlyMap<string, ContainerRecord>) {
    this.#host = host;
    this.#present = present;
  }

  of(containerId: string): History | undefined {
    const id = this.#bound.get(containerId);
    return id === undefined ? undefined : this.#known.get(id);
  }

  async bind(tx: Tx, record: ContainerRecord, nowMs: number): Promise<Bound> {
    const { id } = record.summary;
    const history = (await this.#soFar(tx, record, nowMs)) ?? (await this.#begin(tx, record, nowMs));
    const isNewest = history.containerId === id || this.#isSuccessor(history, record);
    const current = isNewest ? await this.#brought(tx, history, record, nowMs) : history;
    this.#bound.set(id, current.id);
    this.#known.set(current.id, current);
    const isReplaced = isNewest && history.containerId !== id;
    return {
      history: current,
      replaced: isReplaced ? { containerId: history.containerId, image: history.image } : null,
    };
  }

  unbind(containerId: string): void {
    const id = this.#bound.get(containerId);
    this.#bound.delete(containerId);
    if (id !== undefined && ![...this.#bound.values()].includes(id)) this.#known.delete(id);
  }

  forgetAll(): void {
    this.#bound.clear();
    this.#known.clear();
  }

  /** The history that the container has had so far, or the one where its new name belongs. */
  async #soFar(tx: Tx, record: ContainerRecord, nowMs: number): Promise<History | undefined> {
    const { id } = record.summary;
    const history = this.of(id) ?? (await historyOfContainer(tx, this.#host, id));
    if (!history || historyKeys(record.summary).includes(history.key)) return history;
    const next = hasRun(record)
      ? await this.#successionOf(tx, record, history, nowMs)
      : await this.#begin(tx, record, nowMs);
    if (!next) return history;
    await moveEvents(tx, id, { fromHistoryId: history.id, toHistoryId: next.id });
    if (history.containerId === id) await removeHistory(tx, history.id);
    return next;
  }

  /** The engine tells of a start and of the rename just before it in any order, so one that has just begun may still move. */
  async #successionOf(
    tx: Tx,
    record: ContainerRecord,
    { containerId }: History,
    nowMs: number,
  ): Promise<History | undefined> {
    const { summary, run } = record;
    const hasJustBegun = run.running && nowMs - (run.startedMs ?? 0) < unsettledMs;
    if (!hasJustBegun || containerId !== summary.id) return undefined;
    return (await this.#find(tx, record)).history;
  }

  async #begin(tx: Tx, record: ContainerRecord, nowMs: number): Promise<History> {
    const { history, key } = await this.#find(tx, record);
    const host = this.#host;
    return history ?? (await insertHistory(tx, { host, key, lastSeenMs: nowMs, ...shownOf(record) }));
  }

  async #find(tx: Tx, { summary }: ContainerRecord): Promise<{ history?: History | undefined; key: string }> {
    for (const key of historyKeys(summary)) {
      const history = await historyWithKey(tx, this.#host, key);
      if (!history || history.containerId === summary.id || !this.#isRunning(history))
        return { history, key };
    }
    throw new Error(`Another container has the id ${summary.id}.`);
  }

  #isSuccessor(history: History, { summary, run }: ContainerRecord): boolean {
    return hasRun({ summary, run }) && (run.running || !this.#present.has(history.containerId));
  }

  #isRunning({ containerId }: History): boolean {
    return this.#present.get(containerId)?.run.running ?? false;
  }

  /** Up to date with its newest container. A container renamed while it runs takes its history along. */
  async #brought(tx: Tx, history: History, record: ContainerRecord, nowMs: number): Promise<History> {
    const shown = shownOf(record);
    const isRenamed = record.run.running && history.name !== shown.name;
    const key = isRenamed ? await this.#keyAfterRename(tx, history, record) : history.key;
    const next = { ...history, ...shown, key };
    if (JSON.stringify(next) === JSON.stringify(history)) return history;
    await updateHistory(tx, { ...next, lastSeenMs: nowMs });
    return next;
  }

  async #keyAfterRename(tx: Tx, { key }: History, { summary }: ContainerRecord): Promise<string> {
    const [best = key, ...others] = historyKeys(summary);
    if (best === key || others.includes(key)) return key;
    return (await historyWithKey(tx, this.#host, best)) ? key : best;
  }
}

function hasRun({ run, summary }: Pick<ContainerRecord, 'run' | 'summary'>): boolean {
  return run.startedMs !== null || summary.startedAtMs !== null;
}

function shownOf({ summary }: ContainerRecord) {
  const { id, name, image, stack, labels } = summary;
  return {
    containerId: id,
    name,
    image,
    stack: stack?.name ?? null,
    service: stack?.service ?? null,
    labels,
  };
}
