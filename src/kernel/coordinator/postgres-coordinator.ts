import { sql } from 'kysely';
import { createPump, type Pump } from '#kernel/bus/pump.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { Log } from '#kernel/log.ts';
import { Claim } from './claim.ts';
import type { Coordinator, Lease } from './coordinator.ts';
import { addName, epochOf, type LeaseTables, release, renew, take } from './lease-store.ts';

export interface PostgresCoordinatorOptions {
  /** Migrated with `coordinatorMigrations` and shared by all processes. */
  readonly database: Database<LeaseTables>;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a holder that says nothing more keeps its names, by the database's clock. */
  readonly ttlMs?: number;
  readonly renewMs?: number;
  /** How long before that a holder stops by itself, by its own monotonic clock. */
  readonly marginMs?: number;
}

/** A transaction that depends on a lease may pause this long between two statements. */
const frozenMs = 5000;

/** Leases in a table. Times are the database's, so that the processes' clocks need not agree. */
export function createPostgresCoordinator(options: PostgresCoordinatorOptions): Coordinator {
  return new PostgresCoordinator(options);
}

class PostgresCoordinator implements Coordinator {
  readonly #options: PostgresCoordinatorOptions;
  readonly #database: Database<LeaseTables>;
  readonly #ttlMs: number;
  readonly #renewMs: number;
  readonly #owner = newId();
  readonly #claims = new Map<string, Claim>();
  readonly #known = new Set<string>();
  readonly #stop = new AbortController();
  readonly #pump: Pump;
  #schema: string | undefined;

  constructor(options: PostgresCoordinatorOptions) {
    if (options.database.engine !== 'postgres') throw new TypeError('Leases need PostgreSQL.');
    this.#options = options;
    this.#database = options.database;
    this.#ttlMs = options.ttlMs ?? 6000;
    this.#renewMs = options.renewMs ?? 2000;
    this.#pump = createPump({ ...options, turn: () => this.#turn() });
  }

  whileHolding(name: string, work: (lease: Lease) => Promise<void>, signal?: AbortSignal): void {
    if (this.#claims.has(name)) throw new TypeError(`${name} is claimed twice.`);
    const stop = signal ? AbortSignal.any([this.#stop.signal, signal]) : this.#stop.signal;
    const { clock, log } = this.#options;
    const claim = new Claim({ name, work, stop, clock, log });
    this.#claims.set(name, claim);
    signal?.addEventListener('abort', () => void this.#giveBack(claim), { once: true });
    this.#pump.wake();
  }

  async isCurrent<Tables>(lease: Pick<Lease, 'name' | 'epoch'>, tx?: Transaction<Tables>): Promise<boolean> {
    if (!tx) return (await epochOf(this.#database.query, lease.name)) === lease.epoch;
    const schema = await this.#ownSchema();
    // A process that freezes in the transaction is cut off by the server, or it would bar the next holder for ever.
    await sql`set local idle_in_transaction_session_timeout = ${sql.lit(frozenMs)}`.execute(tx);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The schema named next holds the leases.
    const leases: Transaction<LeaseTables> = tx as Transaction<unknown>;
    return (await epochOf(leases.withSchema(schema), lease.name, 'locked')) === lease.epoch;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#pump[Symbol.asyncDispose]();
    await Promise.all([...this.#claims.values()].map((claim) => this.#giveBack(claim)));
  }

  async #turn(): Promise<number> {
    try {
      await this.#renewHeld();
      await this.#takeWanted();
      return this.#renewMs;
    } catch (error) {
      this.#options.log.warn({ error }, 'Leases could not be renewed');
      return this.#renewMs / 2;
    }
  }

  async #renewHeld(): Promise<void> {
    const held = [...this.#claims.values()].filter(({ epoch }) => epoch !== undefined);
    const untilMs = this.#untilMs();
    const names = held.map(({ name }) => name);
    const renewed = await renew(this.#database.query, this.#owner, names, this.#ttlMs);
    const epochs = new Map(renewed.map(({ name, epoch }) => [name, epoch]));
    for (const claim of held) {
      if (claim.epoch === undefined) continue;
      if (epochs.get(claim.name) === claim.epoch) claim.extend(untilMs);
      else claim.lose();
    }
  }

  async #takeWanted(): Promise<void> {
    const wanted = [...this.#claims.values()].filter(({ isWanted }) => isWanted).map(({ name }) => name);
    for (const name of wanted) {
      if (this.#known.has(name)) continue;
      await addName(this.#database.query, name);
      this.#known.add(name);
    }
    const untilMs = this.#untilMs();
    const taken = await take(this.#database.query, this.#owner, wanted, this.#ttlMs);
    for (const { name, epoch } of taken) this.#claims.get(name)?.hold(epoch, untilMs);
  }

  /** Counted from before the database hears of it, so that this process always stops first. */
  #untilMs(): number {
    return this.#options.clock.monotonic() + this.#ttlMs - (this.#options.marginMs ?? 500);
  }

  async #giveBack(claim: Claim): Promise<void> {
    await claim.idle();
    this.#claims.delete(claim.name);
    await release(this.#database.query, this.#owner, claim.name).catch((error: unknown) => {
      this.#options.log.warn({ lease: claim.name, error }, 'A lease was not given back and runs out');
    });
  }

  async #ownSchema(): Promise<string> {
    if (this.#schema !== undefined) return this.#schema;
    const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(
      this.#database.query,
    );
    this.#schema = rows[0]!.name;
    return this.#schema;
  }
}
