import type { EventType } from '#contracts/event.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { Kysely } from 'kysely';
import type { BusLimits, Delivered, SubscriptionOptions } from './bus.ts';
import type { BusTables } from './bus-tables.ts';
import * as inbox from './inbox.ts';
import { lineHead, lineStart, readPage } from './outbox.ts';
import { retryDelay } from './retry-delay.ts';

/** The outbox of a tool, as its subscribers reach it. */
export interface Publisher {
  /**
   * Runs short work on the outbox. It sees what is durable, with all that was published before the call, and what it
   * returns may be acted on. Resolves to undefined while there is no such outbox yet.
   */
  withOutbox<Result>(work: (outbox: Kysely<BusTables>) => Promise<Result>): Promise<Result | undefined>;
}

export interface SubscriptionContext {
  readonly database: Database<BusTables>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: BusLimits;
  /** Undefined while the tool is not there to publish. */
  readonly publisher: (tool: string) => Publisher | undefined;
}

export interface SubscriptionSettings extends inbox.SubscriptionKey {
  readonly events: ReadonlyMap<string, EventType>;
  readonly handle: (event: Delivered, tx: Transaction<BusTables>) => Promise<void>;
  readonly from: SubscriptionOptions['from'];
}

/** The least wait while another process has the only event that is due. */
const shortestWaitMs = 200;

/** An event that no retry can make readable. */
class UnreadableEvent extends Error {}

/**
 * Takes events in from the publisher's outbox and hands them to the handler, each in a transaction of its own. Both steps
 * can be cut off anywhere: what was not committed is done again.
 */
export class Subscription {
  readonly key: inbox.SubscriptionKey;
  readonly #settings: SubscriptionSettings;
  readonly #context: SubscriptionContext;

  constructor(settings: SubscriptionSettings, context: SubscriptionContext) {
    this.key = { subscriber: settings.subscriber, publisher: settings.publisher };
    this.#settings = settings;
    this.#context = context;
  }

  /** Everything that can be done now. Resolves to the milliseconds until the next retry. */
  async turn(signal: AbortSignal): Promise<number | undefined> {
    while (!signal.aborted && (await this.#takeInPage())) continue;
    while (!signal.aborted && (await this.#deliverNext())) continue;
    const dueMs = await inbox.nextDue(this.#context.database.query, this.key.subscriber);
    if (dueMs === undefined) return undefined;
    const waitMs = dueMs - this.#context.clock.now();
    return Math.min(Math.max(waitMs, shortestWaitMs), this.#context.limits.longestRetryMs);
  }

  /** Resolves to whether there may be a further page. */
  async #takeInPage(): Promise<boolean> {
    const { database, log } = this.#context;
    const publisher = this.#context.publisher(this.key.publisher);
    const cursor = (await inbox.cursorOf(database.query, this.key)) ?? (await this.#begin(publisher));
    if (!publisher || !cursor) return false;
    const page = await publisher.withOutbox((outbox) =>
      readPage(outbox, cursor, [...this.#settings.events.keys()]),
    );
    if (!page || page.position.event_id === cursor.event_id) return false;
    if (page.isRewound)
      log.warn({ ...this.key, cursor }, 'The publisher was set back: reading it from the start');
    await database.transaction((tx) => inbox.takeIn(tx, this.key, cursor, page));
    return true;
  }

  async #begin(publisher: Publisher | undefined) {
    const start = this.#settings.from === 'next' ? await publisher?.withOutbox(lineHead) : lineStart;
    if (!start) return undefined;
    await inbox.startCursor(this.#context.database.query, this.key, start);
    return inbox.cursorOf(this.#context.database.query, this.key);
  }

  async #deliverNext(): Promise<boolean> {
    const { database, clock, limits } = this.#context;
    const claim: { row?: inbox.InboxRow } = {};
    try {
      await database.transaction(async (tx) => {
        const now = { nowMs: clock.now(), longestRetryMs: limits.longestRetryMs };
        const row = await inbox.claimNext(tx, database.engine, this.key.subscriber, now);
        claim.row = row;
        if (!row) return;
        await this.#settings.handle(this.#read(row), tx);
        await inbox.markDone(tx, row, clock.now());
      });
    } catch (error) {
      if (!claim.row) throw error;
      await this.#fail(claim.row, error);
    }
    return claim.row !== undefined;
  }

  #read(row: inbox.InboxRow): Delivered {
    const event = this.#settings.events.get(row.name);
    if (!event) throw new UnreadableEvent(`${this.key.subscriber} no longer subscribes to ${row.name}.`);
    const parsed = event.schema.safeParse(JSON.parse(row.payload));
    if (!parsed.success)
      throw new UnreadableEvent(`The payload does not fit ${row.name}: ${parsed.error.message}`);
    return {
      id: row.event_id,
      sequence: row.sequence,
      name: row.name,
      key: row.key,
      atMs: row.at_ms,
      payload: parsed.data,
    };
  }

  async #fail(row: inbox.InboxRow, error: unknown): Promise<void> {
    const { database, clock, log, limits } = this.#context;
    const attempts = row.attempts + 1;
    const isLast = attempts >= limits.attempts || error instanceof UnreadableEvent;
    const waitMs = retryDelay(attempts, limits, Math.random());
    const nowMs = clock.now();
    await inbox.markFailed(database.query, row, {
      state: isLast ? 'dead' : 'waiting',
      due_ms: nowMs + waitMs,
      error: oneLine(error),
      changed_ms: nowMs,
    });
    const fields = { subscriber: row.subscriber, event: row.name, eventId: row.event_id, attempts, error };
    if (isLast) log.error(fields, 'Gave an event up: it is a dead letter');
    else log.warn({ ...fields, retryInMs: waitMs }, 'A subscriber failed on an event');
  }
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/[\s\0]+/g, ' ').slice(0, 500);
}
