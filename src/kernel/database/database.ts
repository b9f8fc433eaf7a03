import type { Kysely, Migration, Transaction as KyselyTransaction } from 'kysely';

/** An open transaction. Short, and never across a network call. */
export type Transaction<Schema> = KyselyTransaction<Schema>;

/**
 * One tool's tables, on SQLite or PostgreSQL alike. Storage types are the subset equal on both: text, integer,
 * bigint milliseconds (read as number), 0/1 for truth, JSON as text, blob. A Date, undefined, NaN or an object as a
 * parameter is refused with TypeError rather than stored as something else.
 * Constraint violations arrive as NexusError: `conflict` (unique, 409) or `invalid` (foreign key, not null, check, 400);
 * a full disk as `unavailable` with code `disk-full`.
 */
export interface Database<Schema = unknown> extends AsyncDisposable {
  readonly engine: 'sqlite' | 'postgres';
  /** For reads and single-statement writes; each such write is its own transaction. */
  readonly query: Kysely<Schema>;
  /**
   * Runs `work` in one transaction. Resolves only after the commit is durable (fsync); rejects and leaves nothing behind
   * when `work` throws. Writers take turns; waiting ones may share one disk commit.
   */
  transaction<Result>(work: (tx: Transaction<Schema>) => Promise<Result>): Promise<Result>;
  /** The same tables under another schema type: how the kernel's own tables live beside the tool's. */
  as<Other>(): Database<Other>;
}

/** Forward-only numbered steps, imported explicitly so that bundling keeps them. Keys sort: '0001-monitors'. */
export type Migrations = Readonly<Record<string, Pick<Migration, 'up'>>>;

/** Opens the database of one tool, migrated. `name` is the tool's id: a file in the data folder, or a schema. */
export interface Store extends AsyncDisposable {
  open<Schema>(name: string, migrations: Migrations): Promise<Database<Schema>>;
}
