import { type Dialect, type Driver, Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { NexusError } from '../errors.ts';
import type { Database, Transaction } from './database.ts';

export interface KyselyDatabaseOptions {
  readonly engine: Database['engine'];
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly transactionLimitMs: number;
  /** Turns new work away, lets running work end, then closes. May be called again. */
  close(): Promise<void>;
}

/** The part of a database that is the same on every engine. */
export class KyselyDatabase<Schema> implements Database<Schema> {
  readonly engine: Database['engine'];
  readonly query: Kysely<Schema>;
  readonly #transactions: Kysely<Schema>;
  readonly #options: KyselyDatabaseOptions;

  constructor(options: KyselyDatabaseOptions) {
    this.engine = options.engine;
    this.#options = options;
    this.#transactions = new Kysely<Schema>({ dialect: options.dialect });
    // Without a limit on its time, a transaction begun here could hold up every writer.
    this.query = new Kysely<Schema>({ dialect: withoutTransactions(options.dialect) });
  }

  transaction<Result>(work: (tx: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.unlimitedTransaction((tx) => this.#withinLimit(() => work(tx)));
  }

  /** For migrations, which may rewrite a whole table. */
  unlimitedTransaction<Result>(work: (tx: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.#transactions.transaction().execute(work);
  }

  as<Other>(): Database<Other> {
    return new KyselyDatabase<Other>(this.#options);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#options.close();
  }

  async #withinLimit<Result>(work: () => Promise<Result>): Promise<Result> {
    const { clock, transactionLimitMs } = this.#options;
    const late = Promise.withResolvers<never>();
    const cancel = clock.after(transactionLimitMs, () => late.reject(tooLong(transactionLimitMs)));
    try {
      return await Promise.race([work(), late.promise]);
    } finally {
      cancel();
    }
  }
}

function tooLong(limitMs: number): NexusError {
  return new NexusError(
    'transaction-too-long',
    503,
    `A transaction took longer than ${limitMs / 1000} seconds and was rolled back. ` +
      'Waiting inside it for the network, or for a write outside it, is the usual cause.',
  );
}

function withoutTransactions(dialect: Dialect): Dialect {
  return { ...dialect, createDriver: () => new NoTransactionDriver(dialect.createDriver()) };
}

class NoTransactionDriver implements Driver {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  init: Driver['init'] = (options) => this.#driver.init(options);
  acquireConnection: Driver['acquireConnection'] = (options) => this.#driver.acquireConnection(options);
  releaseConnection: Driver['releaseConnection'] = (connection, options) =>
    this.#driver.releaseConnection(connection, options);
  destroy: Driver['destroy'] = (options) => this.#driver.destroy(options);
  beginTransaction: Driver['beginTransaction'] = refuse;
  commitTransaction: Driver['commitTransaction'] = refuse;
  rollbackTransaction: Driver['rollbackTransaction'] = refuse;
}

async function refuse(): Promise<never> {
  throw new TypeError('Use Database.transaction: it limits how long others may have to wait.');
}
