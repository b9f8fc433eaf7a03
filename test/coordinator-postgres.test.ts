import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '#kernel/clock.ts';
import type { Coordinator, Lease } from '#kernel/coordinator/coordinator.ts';
import { type LeaseTables, take } from '#kernel/coordinator/lease-store.ts';
import { createPostgresCoordinator } from '#kernel/coordinator/postgres-coordinator.ts';
import type { Database } from '#kernel/database/database.ts';
import { createLog } from '#kernel/log.ts';
import { openLeases, openTally, quickLeases, tryToWrite } from './coordinator/tally.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `coordinator_${process.pid}_`;
const script = fileURLToPath(new URL('coordinator/hold-until-killed.ts', import.meta.url));
const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
const patience = { timeout: 20_000, interval: 20 };

const children: ChildProcess[] = [];

/** A process that holds and writes, and what it has said. */
function startHolder(place: string, name: string) {
  const child = spawn(process.execPath, [script, postgresUrl, `${prefix}${place}_`, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  return { said, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}

describe.skipIf(!requireEngine('postgres'))('leases on PostgreSQL', () => {
  afterEach(async () => {
    for (const child of children.splice(0)) {
      const gone = once(child, 'exit');
      if (child.kill('SIGKILL')) await gone;
    }
  });
  afterAll(() => dropSchemas(prefix));

  test('a holder that is killed is followed by another, under a higher epoch', async () => {
    const first = startHolder('killed', 'first');
    await expect.poll(() => first.said, patience).toContain('written 1');
    const second = startHolder('killed', 'second');
    first.kill('SIGKILL');
    await expect.poll(() => second.said, patience).toContain('written 2');
    expect(first.said).not.toContain('lost 1');
  });

  test('a holder that was frozen commits nothing once another has taken over', async () => {
    const frozen = startHolder('frozen', 'frozen');
    await expect.poll(() => frozen.said, patience).toContain('written 1');
    frozen.kill('SIGSTOP');
    const next = startHolder('frozen', 'next');
    await expect.poll(() => next.said, patience).toContain('written 2');
    frozen.kill('SIGCONT');
    await expect.poll(() => frozen.said, patience).toContain('refused 1');
    const { store } = await openLeases(postgresUrl, `${prefix}frozen_`);
    const tally = await openTally(store);
    const rows = await tally.query.selectFrom('tally').select('epoch').orderBy('id').execute();
    const epochs = rows.map(({ epoch }) => epoch);
    expect(epochs.slice(epochs.indexOf(2))).not.toContain(1);
    await store[Symbol.asyncDispose]();
  });

  test('never lets two hold at once, and passes on at once what is given back', async () => {
    const { store, leases } = await openLeases(postgresUrl, `${prefix}once_`);
    let holding = 0;
    let mostAtOnce = 0;
    const held: { epoch: number; by: Coordinator }[] = [];
    const join = () => {
      const options = { database: leases, clock: systemClock, log, ...quickLeases, ttlMs: 60_000 };
      const by = createPostgresCoordinator(options);
      by.whileHolding('name', async ({ epoch, signal }) => {
        holding += 1;
        mostAtOnce = Math.max(mostAtOnce, holding);
        held.push({ epoch, by });
        await aborted(signal);
        holding -= 1;
      });
      return by;
    };
    const coordinators = [join(), join(), join()];
    for (let round = 1; round <= 4; round += 1) {
      await expect.poll(() => held, patience).toHaveLength(round);
      coordinators.push(join());
      await held.at(-1)!.by[Symbol.asyncDispose]();
    }
    expect(mostAtOnce).toBe(1);
    expect(held.slice(0, 4).map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    await Promise.all(coordinators.map((coordinator) => coordinator[Symbol.asyncDispose]()));
    await store[Symbol.asyncDispose]();
  });

  test('renews while a transaction depends on the lease, but lets nobody take over before its end', async () => {
    const { store, leases } = await openLeases(postgresUrl, `${prefix}depends_`);
    const tally = await openTally(store);
    const coordinator = createPostgresCoordinator({
      database: leases,
      clock: systemClock,
      log,
      ...quickLeases,
    });
    const lease = await nextLease(coordinator);
    await tally.transaction(async (tx) => {
      expect(await coordinator.isCurrent(lease, tx)).toBe(true);
      const beforeMs = await untilMs(leases);
      await expect.poll(() => untilMs(leases), patience).toBeGreaterThan(beforeMs);
      await coordinator[Symbol.asyncDispose]();
      expect(await untilMs(leases)).toBe(0);
      expect(await take(leases.query, 'another', ['name'], 60_000)).toEqual([]);
    });
    expect(lease.signal.aborted).toBe(true);
    expect(await take(leases.query, 'another', ['name'], 60_000)).toEqual([{ name: 'name', epoch: 2 }]);
    expect(await tryToWrite(tally, coordinator, lease, 'late')).toBe(false);
    await store[Symbol.asyncDispose]();
  });

  test('a transaction that freezes after it asked is cut off, and commits nothing', async () => {
    const { store, leases } = await openLeases(postgresUrl, `${prefix}freezes_`);
    const tally = await openTally(store);
    const coordinator = createPostgresCoordinator({
      database: leases,
      clock: systemClock,
      log,
      ...quickLeases,
    });
    const lease = await nextLease(coordinator);
    const frozen = tally.transaction(async (tx) => {
      expect(await coordinator.isCurrent(lease, tx)).toBe(true);
      await coordinator[Symbol.asyncDispose]();
      await expect
        .poll(() => take(leases.query, 'another', ['name'], 60_000), patience)
        .toEqual([{ name: 'name', epoch: 2 }]);
      await tx.insertInto('tally').values({ epoch: lease.epoch, writer: 'late' }).execute();
    });
    await expect(frozen).rejects.toMatchObject({ code: 'unavailable' });
    expect(await tally.query.selectFrom('tally').selectAll().execute()).toEqual([]);
    await store[Symbol.asyncDispose]();
  });
});

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

/** Claims `name` and resolves once it is held. */
function nextLease(coordinator: Coordinator): Promise<Lease> {
  const { promise, resolve } = Promise.withResolvers<Lease>();
  coordinator.whileHolding('name', async (lease) => {
    resolve(lease);
    await aborted(lease.signal);
  });
  return promise;
}

async function untilMs(leases: Database<LeaseTables>): Promise<number> {
  const row = await leases
    .as<LeaseTables>()
    .query.selectFrom('lease')
    .select('until_ms')
    .executeTakeFirstOrThrow();
  return row.until_ms;
}
