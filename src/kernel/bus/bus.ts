import type { EventPayload, EventType } from '#contracts/event.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';

/** An event as a subscriber receives it; of several event types, `name` tells which `payload` it is. */
export type Delivered<E extends EventType = EventType> = E extends EventType
  ? {
      /** UUIDv7, the same at each redelivery. */
      readonly id: string;
      /** Grows with each event of one publisher; the position to replay from. */
      readonly sequence: number;
      readonly name: E['name'];
      /** What the event is about; events with the same key arrive in order. */
      readonly key: string;
      /** When it was published, by the publisher's clock. */
      readonly atMs: number;
      readonly payload: EventPayload<E>;
    }
  : never;

/**
 * Called at least once per event. `tx` is a transaction of the subscriber's own database: what is written through it
 * commits together with the record that this event was handled, so effects happen once. Throwing rolls back and is
 * retried with backoff; until that succeeds, later events with the same key wait and all others go on. After the last
 * try the event becomes a dead letter and those behind it move up.
 */
export type Handle<E extends EventType, Schema> = (
  event: Delivered<E>,
  tx: Transaction<Schema>,
) => Promise<void>;

export interface SubscriptionOptions {
  /**
   * Where a name that was never seen before starts: with the oldest event still kept (the default: nothing that was
   * published before this tool first started is missed), or with the next one.
   */
  readonly from?: 'oldest' | 'next';
}

export interface DeadLetter {
  readonly subscriber: string;
  readonly eventId: string;
  readonly sequence: number;
  readonly name: string;
  readonly key: string;
  readonly payload: unknown;
  readonly attempts: number;
  /** What the last attempt failed with, in one line. */
  readonly error: string;
  /** When it was given up. */
  readonly atMs: number;
}

/**
 * Events between tools, as one tool sees them. Publishing writes an outbox row inside the caller's transaction: when that
 * commits the event will be delivered, whatever crashes; when it rolls back the event never happened.
 */
export interface EventBus<Schema = unknown> extends AsyncDisposable {
  /**
   * `key` orders: events with the same key reach a subscription in the order they were published. Without one, an event
   * waits for no other. The event's name starts with this tool's id, and its schema must accept what it has produced.
   * @returns the event's id.
   * @throws TypeError when the payload does not fit the event's schema: a mistake of the publisher.
   */
  publish<E extends EventType, Tables>(
    tx: Transaction<Tables>,
    event: E,
    payload: EventPayload<E>,
    options?: { key?: string },
  ): Promise<string>;
  /**
   * Registers before `start`. `name` is this subscription's progress: the same name after a restart goes on where it
   * stopped, and several processes that use one name share the work. Several event types of one publisher under one name
   * arrive in one order. Two subscriptions with one name are an error.
   */
  subscribe<E extends EventType>(
    events: E | readonly E[],
    name: string,
    handle: Handle<E, Schema>,
    options?: SubscriptionOptions,
  ): void;
  start(): Promise<void>;
  /** Of this tool's subscriptions, newest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter back in line. @throws NexusError `not-found` */
  redeliver(subscriber: string, eventId: string): Promise<void>;
  /**
   * Delivers again every event still kept behind `afterSequence` (0: all), handled or not.
   * @throws NexusError `not-found` when this tool has no such subscription.
   */
  replay(subscriber: string, afterSequence: number): Promise<void>;
}

/** The events of one process: made once, it hands each tool its bus. */
export interface ProcessBus extends AsyncDisposable {
  /** `tool` prefixes the names of the events it publishes; `database` holds its outbox and inbox (`busMigrations`). */
  forTool<Schema>(tool: string, database: Database<Schema>): EventBus<Schema>;
}

/** How hard and how long the bus tries. Everything has a default. */
export interface BusLimits {
  /** Tries before an event becomes a dead letter. */
  readonly attempts: number;
  /** The first wait between two tries; doubles with each. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** Published events are kept this long for replay, and until every subscription seen lately has taken them in. */
  readonly keepMs: number;
  /** At most this many events are kept for replay. */
  readonly keepEvents: number;
}

export const busLimits: BusLimits = {
  attempts: 10,
  retryMs: 1000,
  longestRetryMs: 10 * 60_000,
  keepMs: 7 * 24 * 3_600_000,
  keepEvents: 100_000,
};
