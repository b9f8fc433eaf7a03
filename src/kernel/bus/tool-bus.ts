import type { EventPayload, EventType } from '#contracts/event.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Log } from '#kernel/log.ts';
import type { BusLimits, DeadLetter, Delivered, EventBus, Handle, SubscriptionOptions } from './bus.ts';
import type { BusTables } from './bus-tables.ts';
import { cursorOf, revive, rewind } from './inbox.ts';
import { insertEvent, type Placing } from './outbox.ts';
import { createPump, type Pump } from './pump.ts';
import { type Publisher, Subscription, type SubscriptionSettings } from './subscription.ts';
import { forgetHandled, forgetPublished, reportReader } from './upkeep.ts';

/** A tool's bus as the process sees it. */
export type WakingBus = Pick<ToolBus<unknown>, 'wake' | typeof Symbol.asyncDispose>;

export interface ToolBusOptions {
  readonly tool: string;
  readonly database: Database<BusTables>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: BusLimits;
  readonly placing: Placing;
  readonly publisher: (tool: string) => Publisher | undefined;
  /** An event has joined the outbox; its transaction is still open. */
  readonly published: (eventId: string) => void;
  readonly started: () => void;
  readonly disposed: () => Promise<void>;
}

const upkeepEveryMs = 3_600_000;
const firstUpkeepMs = 60_000;

/** One tool's bus, whatever carries the events. */
export class ToolBus<Schema> implements EventBus<Schema> {
  readonly #options: ToolBusOptions;
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #pumps = new Map<Subscription, Pump>();
  #upkeep: Pump | undefined;

  constructor(options: ToolBusOptions) {
    this.#options = options;
  }

  async publish<E extends EventType, Tables>(
    tx: Transaction<Tables>,
    event: E,
    payload: EventPayload<E>,
    options: { key?: string } = {},
  ): Promise<string> {
    const { tool, clock, placing, published } = this.#options;
    if (ownerOf(event) !== tool)
      throw new TypeError(`${tool} cannot publish ${event.name}: it is not its own.`);
    const parsed = event.schema.safeParse(payload);
    if (!parsed.success) throw new TypeError(`Not a ${event.name}: ${parsed.error.message}`);
    const atMs = clock.now();
    const id = newId(atMs);
    const row = {
      id,
      name: event.name,
      key: options.key ?? id,
      payload: JSON.stringify(parsed.data),
      at_ms: atMs,
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The bus's tables are in every tool's database.
    await insertEvent(tx as Transaction<unknown>, row, placing);
    published(id);
    return id;
  }

  subscribe<E extends EventType>(
    events: E | readonly E[],
    name: string,
    handle: Handle<E, Schema>,
    options: SubscriptionOptions = {},
  ): void {
    if (this.#upkeep) throw new TypeError(`${name} subscribes after the start.`);
    if (this.#subscriptions.has(name)) throw new TypeError(`There are two subscriptions named ${name}.`);
    const types = Array.isArray(events) ? events : [events];
    const [publisher, ...others] = new Set(types.map(ownerOf));
    if (publisher === undefined || others.length > 0) {
      throw new TypeError(`${name} subscribes to events of ${others.length + 1} publishers instead of one.`);
    }
    const settings = {
      subscriber: name,
      publisher,
      events: new Map(types.map((type) => [type.name, type])),
      handle: this.#narrowed(handle),
      from: options.from,
    };
    this.#subscriptions.set(name, new Subscription(settings, this.#options));
  }

  async start(): Promise<void> {
    const { clock, log } = this.#options;
    for (const subscription of this.#subscriptions.values()) {
      const pump = createPump({ clock, log, turn: (signal) => subscription.turn(signal) });
      this.#pumps.set(subscription, pump);
    }
    this.#upkeep = createPump({ clock, log, turn: () => this.#keepUp() });
    clock.after(firstUpkeepMs, () => this.#upkeep?.wake());
    this.#options.started();
    this.wake();
  }

  /** There may be events of that publisher, or of any. */
  wake(publisher?: string): void {
    for (const [subscription, pump] of this.#pumps) {
      if (publisher === undefined || subscription.key.publisher === publisher) pump.wake();
    }
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    const rows = await this.#options.database.query
      .selectFrom('bus_inbox')
      .selectAll()
      .where('state', '=', 'dead')
      .orderBy('changed_ms', 'desc')
      .execute();
    return rows.map((row) => ({
      subscriber: row.subscriber,
      eventId: row.event_id,
      sequence: row.sequence,
      name: row.name,
      key: row.key,
      payload: JSON.parse(row.payload) as unknown,
      attempts: row.attempts,
      error: row.error,
      atMs: row.changed_ms,
    }));
  }

  async redeliver(subscriber: string, eventId: string): Promise<void> {
    const isRevived = await revive(this.#options.database.query, subscriber, eventId);
    if (!isRevived) throw notFound(`The dead letter ${eventId} of ${subscriber}`);
    this.wake();
  }

  async replay(subscriber: string, afterSequence: number): Promise<void> {
    const subscription = this.#subscriptions.get(subscriber);
    if (!subscription) throw notFound(`The subscription ${subscriber}`);
    await this.#options.database.transaction((tx) => rewind(tx, subscription.key, afterSequence));
    this.wake();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#upkeep?.[Symbol.asyncDispose]();
    await Promise.all([...this.#pumps.values()].map((pump) => pump[Symbol.asyncDispose]()));
    this.#pumps.clear();
    await this.#options.disposed();
  }

  /** A subscription reads only events of these types, by their schemas, in transactions of this tool's database. */
  #narrowed<E extends EventType>(handle: Handle<E, Schema>): SubscriptionSettings['handle'] {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- See above.
    return (event, tx) => handle(event as Delivered<E>, tx as Transaction<unknown> as Transaction<Schema>);
  }

  async #keepUp(): Promise<number> {
    const { database, clock, limits } = this.#options;
    const nowMs = clock.now();
    for (const { key } of this.#subscriptions.values()) {
      const cursor = await cursorOf(database.query, key);
      if (!cursor) continue;
      const publisher = this.#options.publisher(key.publisher);
      await publisher?.withOutbox((outbox) => reportReader(outbox, key.subscriber, cursor.sequence, nowMs));
    }
    await forgetPublished(database.query, limits, nowMs);
    await forgetHandled(database.query, limits, nowMs);
    return upkeepEveryMs;
  }
}

function ownerOf(event: EventType): string {
  return event.name.slice(0, event.name.indexOf('.'));
}
