import type { EventPayload, EventType } from '#contracts/event.ts';
import type { Transaction } from '#kernel/database/database.ts';

/** An event as a subscriber receives it. */
export interface Delivered<E extends EventType = EventType> {
  /** UUIDv7, the same at each redelivery. */
  readonly id: string;
  /** Grows with each event of one publisher; the position to replay from. */
  readonly sequence: number;
  readonly name: string;
  /** What the event is about; events with the same key arrive in order. */
  readonly key: string;
  readonly atMs: number;
  readonly payload: EventPayload<E>;
}

export interface Subscription {
  /** Names this subscriber's progress; the same name after a restart goes on where it stopped. */
  readonly name: string;
  readonly event: EventType;
  /**
   * Called at least once per event. `tx` is a transaction of the subscriber's own database: what is
   * written through it commits together with the record that this event was handled, so effects happen once.
   * Throwing rolls back and is retried with backoff; after the last try the event becomes a dead letter.
   */
  handle(event: Delivered, tx: Transaction<never>): Promise<void>;
}

export interface DeadLetter {
  readonly subscriber: string;
  readonly eventId: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly error: string;
  readonly atMs: number;
}

/**
 * Events between tools. Publishing writes an outbox row inside the caller's transaction: when that commits the
 * event will be delivered, whatever crashes; when it rolls back the event never happened.
 */
export interface EventBus extends AsyncDisposable {
  publish<E extends EventType>(
    tx: Transaction<never>,
    event: E,
    payload: EventPayload<E>,
    options?: { key?: string },
  ): Promise<string>;
  /** Registers before `start`. Two subscriptions with one name are an error. */
  subscribe<E extends EventType>(
    event: E,
    name: string,
    handle: (event: Delivered<E>, tx: Transaction<never>) => Promise<void>,
  ): void;
  start(): Promise<void>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter back in line. */
  redeliver(subscriber: string, eventId: string): Promise<void>;
}
