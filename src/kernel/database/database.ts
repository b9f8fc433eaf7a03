import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * An open transaction. Short, and never across a network call. A statement that fails dooms it, on both engines:
 * catch outside, or use `onConflict`.
 */
export type Transaction<Schema> = KyselyTransaction<Schema>;

/**
 * One tool's tables, on SQLite or PostgreSQL alike. Storage types are the subset equal on both: `text`, `integer` and
 * `bigint` (the same 64 bits, read as number), 0/1 for truth, JSON as text, `blob` (read as Uint8Array), `real`.
 * An identity is `.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())`; `.modifyEnd(sql`without rowid`)`
 * counts on SQLite only. New keys come back through `returning`.
 * A Date, boolean, undefined, NaN, an unsafe integer or an object as a parameter is refused with TypeError rather than
 * stored as something else.
 * Constraint violations arrive as NexusError: `conflict` (unique, 409) or `invalid` (foreign key, not null, check, 400);
 * a full disk as `disk-full` (503); an engine that is away, busy or closing as `unavailable` (503).
 */
export interface Database<Schema = unknown> extends AsyncDisposable {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * For reads and single-statement writes; each such write is its own transaction and durable once it resolves.
   * Awaiting one inside `transaction` waits for itself: use `tx` there. `query.transaction()` is refused.
   */
  readonly query: Kysely<Schema>;
  /**
   * Runs `work` in one transaction. Resolves only after the commit is durable (fsync); rejects and leaves nothing behind
   * when `work` throws. Writers take turns; waiting ones may share one disk commit. Work that takes longer than ten
   * seconds is rolled back and rejected as `transaction-too-long` (503), so that nobody waits for ever.
   */
  transaction<Result>(work: (tx: Transaction<Schema>) => Promise<Result>): Promise<Result>;
  /** The same tables under another schema type: how the kernel's own tables live beside the tool's. */
  as<Other>(): Database<Other>;
}

/** Forward-only numbered steps, imported explicitly so that bundling keeps them. Keys sort: '0001-monitors'. */
export type Migrations = Readonly<Record<string, Pick<Migration, 'up'>>>;

/** Opens the database of one tool, migrated. `name` is the tool's id: a file in the data folder, or a schema. */
export interface Store extends AsyncDisposable {
  /**
   * @throws NexusError `database-too-new` when a newer NEXUS wrote it, `database-damaged` when the file cannot be
   * trusted, `disk-full` when no safe copy fits before migrating.
   */
  open<Schema>(name: string, migrations: Migrations): Promise<Database<Schema>>;
}
